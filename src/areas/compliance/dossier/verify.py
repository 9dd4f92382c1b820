#!/usr/bin/env python3
"""Verifica este expediente / verifies this dossier.

Python 3.8+, sin instalar nada y sin red / nothing to install, no network:

    python3 verificar.py            (en la carpeta descomprimida / in the unpacked folder)

1. La cadena: cada hecho lleva la huella SHA-256 de su forma canonica y de la huella anterior.
   The chain: each event carries the SHA-256 of its canonical form and of the hash before it.
2. Los sellos diarios: del hecho sellado se obtiene la raiz del dia (RFC 6962).
   The daily seals: from the sealed event the day's root comes out (RFC 6962).
3. Los mensajes y ficheros: su contenido tiene la huella que dice la cadena.
   Messages and files: their content has the hash the chain tells.
"""
import hashlib
import json
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "expediente.json"), encoding="utf-8") as source:
    dossier = json.load(source)


def sha(data):
    return hashlib.sha256(data).hexdigest()


def node(prefix, *parts):
    return hashlib.sha256(bytes([prefix]) + b"".join(parts)).digest()


problems = []
contents = {}


def check(case):
    before = "0" * 64
    hashes = {}
    for position, event in enumerate(case["events"], start=1):
        data = json.dumps(event["data"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        form = "\n".join(["cauce-event-1", event["stream"], str(event["n"]), event["type"], event["actor"], event["at"], data, event["prev"]])
        if event["n"] != position:
            problems.append("falta el hecho / missing event %d" % position)
        if event["prev"] != before:
            problems.append("el hecho %d no sigue al anterior / event does not follow the one before" % event["n"])
        if sha(form.encode("utf-8")) != event["hash"]:
            problems.append("el hecho %d fue alterado / event was altered" % event["n"])
        before = event["hash"]
        hashes[event["n"]] = event["hash"]
        if "content" in event["data"] and "message" in event["data"]:
            contents[event["data"]["message"]] = event["data"]["content"]

    for seal in case["seals"]:
        if hashes.get(seal["n"]) != seal["hash"]:
            problems.append("el sello del %s no es de esta cadena / the seal is not of this chain" % seal["day"])
        leaf = "\n".join([case["stream"], str(seal["n"]), seal["hash"]])
        at = node(0, leaf.encode("utf-8"))
        for step in seal["path"]:
            other = bytes.fromhex(step["hash"])
            at = node(1, other, at) if step["side"] == "left" else node(1, at, other)
        if at.hex() != seal["root"]:
            problems.append("el sello del %s no sale / the seal does not come out" % seal["day"])
    return before


head = check(dossier)
# Los casos fusionados en este / the cases merged into this one.
for other in dossier.get("merged", []):
    check(other)

for message in dossier["rows"]["message"]:
    told = contents.get(message["id"])
    if told is not None and message["text"] is not None and sha(message["text"].encode("utf-8")) != told:
        problems.append("el mensaje %s no tiene el texto registrado / its text is not the recorded one" % message["id"])

for file in dossier["files"]:
    if not file["included"]:
        continue
    with open(os.path.join(here, file["path"]), "rb") as original:
        if sha(original.read()) != file["sha256"]:
            problems.append("el fichero %s fue alterado / the file was altered" % file["path"])

for problem in problems:
    print("MAL / WRONG:", problem)
if problems:
    sys.exit(1)
print("Cadena integra / chain intact: %d hechos / events, cabeza / head %s" % (len(dossier["events"]), head))
print("Sellos / seals: %d. Mensajes / messages: %d. Ficheros / files: %d." % (len(dossier["seals"]), len(contents), sum(f["included"] for f in dossier["files"])))
if dossier["seals"]:
    print("Compare la raiz del %s con la guardada fuera / compare with the root kept elsewhere: %s" % (dossier["seals"][-1]["day"], dossier["seals"][-1]["root"]))

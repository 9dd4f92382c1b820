/* The course line: straight while we decide, right when an area is asked, left when leave is asked, back with the answer. */

export type Level = 1 | 2 | 3;

/** One block of the thread, as the line sees it, oldest first. */
export type CourseStep =
  /** A message: a node while the line runs on the main lane. */
  | { kind: 'message' }
  /** A note or a system line: the line passes by. */
  | { kind: 'passes' }
  /** A question to an area (2) or for leave (3); it waits until a step answers it. */
  | { kind: 'asks'; level: 2 | 3; id: string }
  | { kind: 'answers'; id: string; refused?: boolean }
  /** A question and its answer told in one block. */
  | { kind: 'asked'; level: 2 | 3; refused?: boolean }
  | { kind: 'resolves' }
  | { kind: 'reopens' };

export type Lane = 'left' | 'main' | 'right';
export type NodeShape = 'circle' | 'square' | 'triangle' | 'bar';

/** A piece of line inside one block. `y` in px from the block's top; `'end'` is its bottom, however tall it is. */
export interface Stretch {
  from: Lane;
  to: Lane;
  level: Level;
  /** Dashed: has not happened yet. */
  waiting: boolean;
  y1: number;
  y2: number | 'end';
}

export interface CourseRow {
  stretches: Stretch[];
  node: { lane: Lane; level: Level; shape: NodeShape; filled: boolean } | undefined;
}

/** Where the node stands: beside the first line of the block's text. */
export const NODE_Y = 30;
/** Height of a bend from one lane to the next. */
export const BEND = 22;
/** Lanes 13 px apart, centred in the 56 px gutter. */
export const LANE_X: Record<Lane, number> = { left: 15, main: 28, right: 41 };

const LANE_OF: Record<Level, Lane> = { 1: 'main', 2: 'right', 3: 'left' };
const LEVEL_OF: Record<Lane, Level> = { main: 1, right: 2, left: 3 };
const SHAPE_OF: Record<Level, NodeShape> = { 1: 'circle', 2: 'square', 3: 'triangle' };

interface Open {
  level: 2 | 3;
  id: string;
}

interface State {
  /** Questions that wait at this point of the thread. */
  open: readonly Open[];
  /** False before the first block, and between resolving and reopening. */
  running: boolean;
}

/** What to draw beside each block. Pure: the same steps always give the same line. */
export function courseRows(steps: readonly CourseStep[]): CourseRow[] {
  const answered = new Set(steps.flatMap((step) => (step.kind === 'answers' ? [step.id] : [])));
  let before: State = { open: [], running: false };
  return steps.map((step) => {
    const next = after(step, before);
    const row = rowOf(step, before, next, answered);
    before = next;
    return row;
  });
}

function after(step: CourseStep, { open, running }: State): State {
  if (step.kind === 'passes') return { open, running };
  if (step.kind === 'resolves') return { open: [], running: false };
  if (step.kind === 'asks')
    return { open: [...open.filter(({ id }) => id !== step.id), { level: step.level, id: step.id }], running: true };
  if (step.kind === 'answers') return { open: open.filter(({ id }) => id !== step.id), running: true };
  return { open, running: true };
}

function rowOf(step: CourseStep, before: State, next: State, answered: ReadonlySet<string>): CourseRow {
  const entering = lanesOf(before);
  const leaving = lanesOf(next);
  const node = nodeFor(step, before);
  const draw = (lane: Lane, y1: number, y2: Stretch['y2']): Stretch => {
    const level = LEVEL_OF[lane];
    const waits = [...before.open, ...next.open].some((one) => one.level === level && !answered.has(one.id));
    return { from: lane, to: lane, level, waiting: waits && level !== 1, y1, y2 };
  };
  const branchesFrom =
    step.kind === 'asks' && entering[0] && !entering.includes(LANE_OF[step.level]) ? entering.at(-1) : undefined;
  const stretches = [
    ...entering.filter((lane) => leaving.includes(lane)).map((lane) => draw(lane, 0, 'end')),
    ...entering
      .filter((lane) => !leaving.includes(lane))
      .map((lane) => draw(lane, 0, lane === branchesFrom ? NODE_Y - BEND : NODE_Y)),
    ...leaving.filter((lane) => !entering.includes(lane)).map((lane) => draw(lane, startOf(step, entering), 'end')),
  ];
  if (step.kind === 'asked' && node)
    return { stretches: detour(stretches, node.lane, entering.at(-1), leaving.at(-1)), node };
  if (branchesFrom && node) stretches.push({ ...draw(node.lane, NODE_Y - BEND, NODE_Y), from: branchesFrom });
  if (step.kind === 'answers' && node && entering.includes(node.lane) && !leaving.includes(node.lane)) {
    stretches.push({ ...draw(node.lane, NODE_Y, NODE_Y + BEND), to: leaving.at(-1) ?? 'main', waiting: false });
  }
  return { stretches, node };
}

/** The lanes the line runs on: every one that waits, else the main one. */
function lanesOf({ open, running }: State): Lane[] {
  if (!running) return [];
  return open.length === 0 ? ['main'] : [...new Set(open.map(({ level }) => LANE_OF[level]))];
}

/** A lane that is new in this block begins under the bend that brings it, or at its own node. */
function startOf(step: CourseStep, entering: readonly Lane[]): number {
  return step.kind === 'answers' && entering.length > 0 ? NODE_Y + BEND : NODE_Y;
}

/** Out to a lane and back within one block: what runs there is cut around the two bends. */
function detour(stretches: readonly Stretch[], lane: Lane, from: Lane | undefined, back: Lane | undefined): Stretch[] {
  const level = LEVEL_OF[lane];
  if (from === lane) return [...stretches];
  const around = stretches.flatMap((stretch) => {
    if (stretch.from !== 'main') return [stretch];
    const upper = stretch.y1 === 0 ? [{ ...stretch, y2: NODE_Y - BEND }] : [];
    return [...upper, { ...stretch, y1: NODE_Y + BEND }];
  });
  const bend = { level, waiting: false };
  if (from) around.push({ ...bend, from, to: lane, y1: NODE_Y - BEND, y2: NODE_Y });
  if (back && back !== lane) around.push({ ...bend, from: lane, to: back, y1: NODE_Y, y2: NODE_Y + BEND });
  return around;
}

function nodeFor(step: CourseStep, { open, running }: State): CourseRow['node'] {
  if (step.kind === 'asks') return nodeOf(step.level);
  if (step.kind === 'asked') return nodeOf(step.level, step.refused);
  if (step.kind === 'answers') {
    const asked = open.find(({ id }) => id === step.id);
    return asked && nodeOf(asked.level, step.refused);
  }
  if (step.kind === 'resolves')
    return running ? { ...nodeOf(1), lane: lanesOf({ open, running }).at(-1) ?? 'main', filled: true } : undefined;
  return step.kind !== 'passes' && open.length === 0 ? nodeOf(1) : undefined;
}

function nodeOf(level: Level, refused = false): NonNullable<CourseRow['node']> {
  return { lane: LANE_OF[level], level, shape: refused ? 'bar' : SHAPE_OF[level], filled: false };
}

/** The curve of a bend, as an SVG path: an S, vertical at both ends. */
export function bendPath({ from, to, y1, y2 }: { from: Lane; to: Lane; y1: number; y2: number }): string {
  const middle = (y1 + y2) / 2;
  return `M${LANE_X[from]} ${y1}C${LANE_X[from]} ${middle} ${LANE_X[to]} ${middle} ${LANE_X[to]} ${y2}`;
}

// Run with TMPDIR naming where to unpack, and AWS_LAMBDA_JS_RUNTIME set: only then do the libraries come along.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();

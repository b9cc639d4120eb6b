// What two judges say of the headers of a running town: grade.mjs PORT PATH… prints their complaints as JSON, one list for each path.
// Both are asked as libraries: the Observatory's own command knows no port, and its list of preloaded names is fetched from elsewhere; here it is empty.
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import evaluator from 'csp_evaluator/dist/evaluator.js';
import parser from 'csp_evaluator/dist/parser.js';

const preloaded = fileURLToPath(import.meta.resolve('@mdn/mdn-http-observatory/conf/hsts-preload.json'));
if (!existsSync(preloaded)) writeFileSync(preloaded, '{}');
const { retrieve } = await import('@mdn/mdn-http-observatory/src/retriever/retriever.js');
const { ALL_TESTS } = await import('@mdn/mdn-http-observatory/src/constants.js');

const [port, ...paths] = process.argv.slice(2);
const complaints = {};
for (const path of paths) {
  const seen = await retrieve('127.0.0.1', { httpPort: Number(port), httpsPort: Number(port), path });
  const csp = seen.responses.auto.headers['content-security-policy'] ?? '';
  complaints[path] = [
    ...ALL_TESTS.map(test => test(seen)).filter(t => !t.pass).map(t => t.result),
    ...new evaluator.CspEvaluator(new parser.CspParser(csp).csp).evaluate().map(f => `${f.directive} ${f.value ?? ''}: ${f.description}`),
  ];
}
console.log(JSON.stringify(complaints));

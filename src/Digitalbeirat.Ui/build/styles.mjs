// Makes wwwroot/kern: what we use of KERN's style sheet, our own after it, and the fonts. Run by the build of the project.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Features, transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(here, 'node_modules');
const out = join(here, 'wwwroot', 'kern');
const read = (...path) => readFileSync(join(...path), 'utf8');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** The name ASP.NET Core gives to a static file that browsers may keep for good: the fonts are asked for by it. */
function fingerprint(bytes) {
  let number = BigInt.asIntN(72, createHash('sha256').update(bytes).digest().subarray(0, 9).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n));
  if (number < 0n) number = -number;
  let text = '';
  for (let i = 0; i < 10; i++, number /= 36n) text += (number % 36n).toString(36);
  return text;
}

const faces = [['latin', 400], ['latin', 600], ['latin-ext', 400], ['latin-ext', 600]].map(([set, weight]) => {
  const name = `fira-sans-${set}-${weight}`;
  const file = join(modules, '@fontsource/fira-sans/files', `${name}-normal.woff2`);
  copyFileSync(file, join(out, `${name}.woff2`));
  const range = read(modules, `@fontsource/fira-sans/${weight}.css`).split('/* ').find(part => part.startsWith(`fira-sans-${set}-${weight}-`)).match(/unicode-range: ([^;]+);/)[1];
  const sources = [`${name}.${fingerprint(readFileSync(file))}.woff2`, `${name}.woff2`].map(address => `url(${address}) format("woff2")`);
  return `@font-face { font-family: "Fira Sans"; font-weight: ${weight}; font-display: swap; src: ${sources.join(', ')}; unicode-range: ${range}; }`;
});
copyFileSync(join(modules, '@fontsource/fira-sans/LICENSE'), join(out, 'fira-sans-licence.txt'));
copyFileSync(join(modules, '@kern-ux/native/LICENSE.md'), join(out, 'kern-licence.txt'));

const house = readdirSync(join(here, 'styles')).sort().filter(name => name.endsWith('.css')).map(name => read(here, 'styles', name)).join('\n');

// KERN's colours come four times, for light and dark, by device and by choice; styles/10-theme.css says them once.
// The rule that hands them on to the components names all of these places; the body is enough.
const themeless = transform({
  filename: 'kern.css', code: Buffer.from(read(modules, '@kern-ux/native/dist/kern.css').replace(/:is\(body,[^{]*\{/, 'body {')),
  visitor: {
    Rule: {
      media: rule => JSON.stringify(rule.value.query).includes('prefers-color-scheme') ? [] : undefined,
      style: rule => rule.value.selectors.some(([first]) => first.type === 'attribute' && first.name === 'data-kern-theme') ? [] : undefined,
    },
  },
}).code.toString();

const [kern] = await new PurgeCSS().purge({
  css: [{ raw: themeless }],
  content: [join(here, '**/*.razor'), join(here, '*/*.cs'), join(here, '../Modules/**/*.razor'), join(here, '../Digitalbeirat.Server/**/*.razor')].map(path => path.replaceAll('\\', '/')),
  skippedContentGlobs: ['**/node_modules/**'],
  variables: true, keyframes: true, fontFace: true,
  safelist: {
    standard: [/^kern-(alert|badge|btn)--(info|success|warning|danger|primary|secondary|tertiary|block|x-small)$/, /^kern-icon--(info|success|warning|danger)$/],
    variables: [...house.matchAll(/var\((--kern-[\w-]+)/g)].map(match => match[1]),
  },
});

const css = `@layer kern, house;\n@layer kern {\n${kern.css}\n}\n@layer house {\n${faces.join('\n')}\n${house}\n}`;
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const result = transform({
  filename: 'house.css', code: Buffer.from(css), minify: true,
  targets: { chrome: version(111), edge: version(111), firefox: version(113), safari: version(16, 2), ios_saf: version(16, 2) },
  exclude: Features.VendorPrefixes,
});
for (const warning of result.warnings) console.warn(warning.message, warning.loc);
writeFileSync(join(out, 'house.css'), result.code);

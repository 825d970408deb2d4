// Writes functions/src/main/resources/language/eld.bin.gz from the n-gram tables of the npm package eld.
// Usage: npm pack eld@2.1.0 && tar xzf eld-2.1.0.tgz && node convert-eld.mjs package small eld.bin.gz
// Output, gzipped, big-endian: u16 languages, then each as u8 length + ASCII; i32 n-grams, then each as
// u8 length + its UTF-8 bytes (a space marks a word's edge) + u8 pairs + pairs of (u8 language, u8 score - 53).
import { gzipSync } from 'node:zlib'
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'

const [folder, size, target] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(resolve(folder, 'src', file)).href)
const { ngramsData } = await load(`ngrams/${size}.js`)
const { dictionary } = await load('dictionary.js')

// The package writes each byte above 0x7f as one printable character; ASCII letters, quotes and spaces stand for themselves.
const byteOf = new Map()
for (let b = 0x80; b < dictionary.length; b++) if (dictionary[b] !== ' ') byteOf.set(dictionary[b], b)
const raw = (c) => byteOf.get(c) ?? c.charCodeAt(0)

const bytes = []
const codes = Object.entries(ngramsData.languages).sort((a, b) => a[0] - b[0]).map((e) => e[1])
bytes.push(codes.length >> 8, codes.length & 255)
for (const code of codes) bytes.push(code.length, ...[...code].map((c) => c.charCodeAt(0)))
const grams = Object.entries(ngramsData.ngrams)
  .map(([gram, scores]) => [[...gram].map(raw), Object.entries(scores)])
  .sort((a, b) => Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])))
for (const shift of [24, 16, 8, 0]) bytes.push((grams.length >> shift) & 255)
for (const [gram, scores] of grams) {
  bytes.push(gram.length, ...gram, scores.length)
  for (const [language, score] of scores) bytes.push(Number(language), score)
}
writeFileSync(target, gzipSync(Uint8Array.from(bytes), { level: 9 }))

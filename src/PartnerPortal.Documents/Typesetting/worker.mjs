// Typesets one document after the other: a request on standard input, its answer on standard output.
// A frame is four bytes of length, big endian, and that many bytes. A request holds the template's name, a line feed
// and the data as JSON; an answer holds one byte, 0 or 1, and then the PDF or typst's diagnostics.
import { basename } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fonts, presentable } from './fonts.mjs';

const compiler = NodeCompiler.create({ workspace: process.argv[2], fontArgs: [{ fontBlobs: fonts }] });

for await (const request of requests()) {
  const answer = typeset(request);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(answer.length);
  process.stdout.write(Buffer.concat([length, answer]));
}

async function* requests() {
  let chunks = [];
  let size = 0;
  let wanted = null;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= (wanted ?? 4)) {
      const read = Buffer.concat(chunks);
      const taken = wanted ?? 4;
      chunks = [read.subarray(taken)];
      size -= taken;
      if (wanted === null) {
        wanted = read.readUInt32BE(0);
      } else {
        wanted = null;
        yield read.subarray(0, taken);
      }
    }
  }
}

function typeset(request) {
  const end = request.indexOf(10);
  const template = request.toString('utf8', 0, end);
  try {
    const data = JSON.parse(request.toString('utf8', end + 1), (_, value) => typeof value === 'string' ? presentable(value) : value);
    return Buffer.concat([Buffer.of(0), pdf(template, JSON.stringify(data))]);
  } catch (error) {
    return Buffer.concat([Buffer.of(1), Buffer.from(String(error.message ?? error))]);
  } finally {
    // What only this document used goes, what the template shares stays warm.
    compiler.evictCache(2);
  }
}

function pdf(template, data) {
  const compiled = compiler.compile({ mainFilePath: `${process.argv[2]}/${template}.typ`, inputs: { data } });
  if (compiled.hasError()) throw new Error(diagnostics(compiled.takeError()));
  return compiler.pdf(compiled.result, { pdfStandard: 'a-3b', pdfTags: true });
}

function diagnostics(error) {
  return error.shortDiagnostics.map(({ path, message }) => `${basename(path ?? '')}: ${message}`).join('\n');
}

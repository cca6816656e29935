// The faces that templates may use, and which characters they can show.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const faces = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/500Medium/NotoSans_500Medium.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
];

export const fonts = faces.map((face) => readFileSync(fileURLToPath(import.meta.resolve(face))));

const shown = new Set(fonts.flatMap((font) => characters(font)));

// PDF/A forbids a glyph that no font has. A character that nothing can show becomes a box, an invisible one goes,
// and a control character, line breaks included, becomes a space: what people write is one line.
export function presentable(text) {
  let result = '';
  for (const character of text) {
    if (/\p{Cc}/u.test(character)) result += ' ';
    else if (shown.has(character.codePointAt(0))) result += character;
    else if (!/[\p{Cf}\p{Mn}\p{Me}]/u.test(character)) result += '\u25a1';
  }
  return result;
}

// The code points of a font's cmap table, from its segmented subtables (OpenType cmap, format 12).
function characters(font) {
  const cmap = tableOffset(font, 'cmap');
  const found = [];
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(subtable) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(subtable + 12); group++) {
      const at = subtable + 16 + 12 * group;
      for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code++) found.push(code);
    }
  }
  return found;
}

function tableOffset(font, tag) {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`A font without a ${tag} table`);
}

/** Chinese names in Latin letters, for the build: the page gets the letters, not the dictionary. */
import { customPinyin, pinyin } from "pinyin-pro";

// A name that the dictionary reads wrong.
customPinyin({ 喀什: "kā shí" });

/** A word a syllable, without tones, `v` for `ü` as on a keyboard; heteronyms by the words they stand in. */
export const toPinyin = (chinese: string): string =>
  pinyin(chinese, { toneType: "none", v: true, nonZh: "removed" });

/** Spreads every bit of a 32-bit number over all of them (the finaliser of MurmurHash3, Appleby 2011). */
function mixed(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const toUnit = (bits: number): number => bits / 2 ** 32;

/** A number in [0, 1) that depends on `text` and `seed` only (FNV-1a, mixed); for spreading, not for secrets. */
export function spreadOf(text: string, seed: number): number {
  let hash = mixed(seed ^ 0x811c9dc5);
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return toUnit(mixed(hash));
}

/** A source of numbers in [0, 1) that is the same for the same seed: the mixed multiples of an odd number. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return toUnit(mixed(state));
  };
}

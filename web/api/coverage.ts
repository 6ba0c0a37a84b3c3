/** What a count rests on. */
export interface Coverage {
  readonly records: number;
  /** A partial date; null where no record is dated. */
  readonly newestAttestation: string | null;
  /** Records that are unverified, wholly or in a field. */
  readonly unverified: number;
}

/** How figures of whole networks are to be read. */
export const WARNING =
  "Records follow what is documented and read, not who has power: an actor of whom much is written stands out, one that works quietly does not.";

/** How figures of whole networks are to be read. */
export const WARNING =
  "Records reflect what is documented and was read, not who has power: an actor that much is written about stands out, one that works quietly does not.";

/** Relation records that nobody sees at the moment, because something that they relate is archived. */

/** Above every class of visibility. */
export const WITHHELD = 4;

/** The property of a withheld node with those who own it: they find it in its history, and may write it still. */
export const HELD_FOR = "heldFor";

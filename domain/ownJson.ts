/**
 * Reads JSON of the hub’s own, which it wrote into its database or a file, or which came with it; the caller says of which shape. What others
 * write is checked instead.
 */
export const ownJson = <Shape>(text: string): Shape => JSON.parse(text) as Shape;

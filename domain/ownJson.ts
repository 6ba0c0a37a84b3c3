/**
 * Reads JSON that the hub itself wrote into its database or a file, or that came with it; the caller states its shape. JSON from others
 * is checked instead.
 */
export const ownJson = <Shape>(text: string): Shape => JSON.parse(text) as Shape;

/** Whether a value is an object or a list, so that its members can be read by their names. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

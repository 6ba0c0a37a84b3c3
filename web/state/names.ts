/** Names of the properties of an object, typed, in their order. */
export function namesOf<Shape extends object>(shape: Shape): readonly Extract<keyof Shape, string>[] {
  const names: Extract<keyof Shape, string>[] = [];
  for (const name in shape) names.push(name);
  return names;
}

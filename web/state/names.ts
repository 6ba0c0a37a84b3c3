/** Names of what an object has, in its order. */
export function namesOf<Shape extends object>(shape: Shape): readonly Extract<keyof Shape, string>[] {
  const names: Extract<keyof Shape, string>[] = [];
  for (const name in shape) names.push(name);
  return names;
}

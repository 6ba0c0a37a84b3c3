/**
 * Where something hidden decides, and cannot but decide: a refusal that meets success, or another refusal, once the hidden record is gone.
 * Each has one wording that depends on nothing hidden. What stands here is told, so every entry needs a reason; nothing else differs.
 */
export interface ConstantRefusal {
  readonly mutation: string;
  /** What the rule is about, in a few words. */
  readonly rule: string;
  readonly code: string;
  /** Its message; `{name}` stands for the value that the input gives under that name. */
  readonly message: string;
  /** Why nothing better can be done, and what the refusal tells. */
  readonly because: string;
}

export const CONSTANT_REFUSALS: readonly ConstantRefusal[] = [];

/** The entry that an error of a mutation is, if it is one. */
export const constantRefusal = (
  mutation: string,
  input: Readonly<Record<string, unknown>>,
  error: { readonly code: string; readonly message: string } | null,
): ConstantRefusal | undefined =>
  CONSTANT_REFUSALS.find(
    (one) => one.mutation === mutation && one.code === error?.code && worded(one.message, input) === error.message,
  );

const worded = (message: string, input: Readonly<Record<string, unknown>>): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => String(input[name]));

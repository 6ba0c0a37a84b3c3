import { activityEnums } from "./activities/enums";
import { cooperationEnums } from "./cooperation/enums";
import { actorEnums, type EnumModel } from "./enums";

const declared = { ...actorEnums, ...cooperationEnums, ...activityEnums } as const;
type Declared = typeof declared;

/** Name of an enumeration of the model. */
export type EnumName = keyof Declared;

/** The values of an enumeration: `EnumValue<"Stance">` is `"ASSENT" | "OBJECTION" | "ABSTENTION"`. */
export type EnumValue<Name extends EnumName> = keyof Declared[Name]["values"];

/** Every enumeration by name. */
export const enums: Readonly<Record<EnumName, EnumModel>> = declared;

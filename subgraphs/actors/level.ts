/** The reach of a body. */
import { bodyLevel } from "../../domain/actors/bodyLevel";
import { enumeration, extend, type Feature } from "../schema/descriptors";

/** `Body.level`. */
export const level: Feature = [
  enumeration("BodyLevel", "Reach of a body.", {
    INTERNATIONAL: "Worldwide.",
    REGIONAL: "A region of the world.",
    NATIONAL: "One state, or a part of it.",
  }),
  extend("Body", {
    level: {
      type: "BodyLevel",
      description: "Reach, where it follows from the kind of body.",
      resolve: ({ type }) => bodyLevel(type),
    },
  }),
];

/** Types of one subgraph that do not depend on a kind of record: enumerations, scalars, values, the two interfaces. */
import { Float, ID, Int, registerEnumType } from "type-graphql";
import { enumOf, enums, isEnumName, type EnumModel, type PropertyModel } from "../../store/port";
import { declareField, declareInterface, declareObject, type TypeClass, type TypeReference } from "./declare";
import { CountryCodeScalar, LocaleScalar, PartialDateScalar, UrlScalar } from "./scalars";

const SHAREABLE = ["@shareable"];

export class SharedTypes {
  readonly #enums = new Map<string, TypeReference>();
  readonly node = this.#nodeInterface();
  readonly pageInfo = this.#pageInfo();
  readonly period = this.#period();
  readonly coverage = this.#coverage();
  readonly valueCount = this.#valueCount();
  readonly undeterminedReason = this.enumeration("UndeterminedReason", UNDETERMINED_REASON);

  /** An enumeration of the model, or one of the API’s own; `internal` gives what a value is called inside. */
  enumeration(
    name: string,
    model: EnumModel | undefined = isEnumName(name) ? enums[name] : undefined,
    internal: Readonly<Record<string, string>> = {},
  ): TypeReference {
    const known = this.#enums.get(name);
    if (known) return known;
    if (!model) throw new Error(`There is no enumeration ${name}.`);
    const values = Object.fromEntries(Object.keys(model.values).map((value) => [value, internal[value] ?? value]));
    const valuesConfig = Object.fromEntries(
      Object.entries(model.values).map(([value, description]) => [value, { description }]),
    );
    registerEnumType(values, { name, description: model.description, valuesConfig });
    this.#enums.set(name, values);
    return values;
  }

  /** The GraphQL type of one value of a property. */
  typeOf(model: PropertyModel): TypeReference {
    switch (model.type) {
      case "STRING":
        return String;
      case "INT":
        return Int;
      case "FLOAT":
        return Float;
      case "BOOLEAN":
        return Boolean;
      case "PARTIAL_DATE":
        return PartialDateScalar;
      case "URL":
        return UrlScalar;
      case "LOCALE":
        return LocaleScalar;
      case "COUNTRY_CODE":
        return CountryCodeScalar;
      case "ENUM":
        return this.enumeration(model.enum ?? "", enumOf(model));
    }
  }

  #nodeInterface(): TypeClass {
    const made = declareInterface("Node", { description: "Any record; its id is unique over all types." });
    declareField(made, "id", () => ID, { description: "Id, unique over all types." });
    return made;
  }

  #pageInfo(): TypeClass {
    const made = declareObject("PageInfo", {
      description: "Where a page lies in its list (Relay cursor connections).",
      directives: SHAREABLE,
    });
    declareField(made, "hasNextPage", () => Boolean, { description: "There are records after this page." });
    declareField(made, "hasPreviousPage", () => Boolean, { description: "There are records before this page." });
    declareField(made, "startCursor", () => String, {
      description: "Cursor of the first record of the page.",
      nullable: true,
    });
    declareField(made, "endCursor", () => String, {
      description: "Cursor of the last record of the page.",
      nullable: true,
    });
    return made;
  }

  #period(): TypeClass {
    const made = declareObject("Period", {
      description: "When something holds, as far as it is recorded.",
      directives: SHAREABLE,
    });
    declareField(made, "from", () => PartialDateScalar, {
      description: "When it began; empty where not recorded.",
      nullable: true,
    });
    declareField(made, "to", () => PartialDateScalar, {
      description: "When it ended: the first day on which it no longer holds, or the last day where `includesLastDay`.",
      nullable: true,
    });
    declareField(made, "includesLastDay", () => Boolean, {
      description: "`to` is the last day itself (meetings, visits).",
    });
    return made;
  }

  #coverage(): TypeClass {
    const made = declareObject("Coverage", {
      description: "What a number rests on: records found, not cooperation that exists.",
      directives: SHAREABLE,
    });
    declareField(made, "records", () => Int, { description: "Number of records found." });
    declareField(made, "newestAttestation", () => PartialDateScalar, {
      description: "Newest date at which a source shows one of them.",
      nullable: true,
    });
    declareField(made, "unverified", () => Int, {
      description: "Records that are unverified or hold an unverified field.",
    });
    declareField(made, "unverifiedShare", () => Float, {
      description: "`unverified` as part of `records`, 0 to 1; empty where nothing was found.",
      nullable: true,
    });
    declareField(made, "note", () => String, { description: "How to read the number." });
    return made;
  }

  #valueCount(): TypeClass {
    const made = declareObject("ValueCount", {
      description: "Number of records with one value of a field.",
      directives: SHAREABLE,
    });
    declareField(made, "value", () => String, {
      description: "The value; empty where none is recorded.",
      nullable: true,
    });
    declareField(made, "count", () => Int, { description: "Number of records." });
    return made;
  }
}

const UNDETERMINED_REASON: EnumModel = {
  description: "Why it cannot be told whether a record holds on a date, or fits a filter.",
  values: {
    START_UNKNOWN: "The start is not recorded.",
    END_UNKNOWN: "The end is not recorded.",
    NOT_YET: "It goes on as far as is known, and has no recorded end: nothing is certain after today.",
    PRECISION: "The dates are recorded less precisely than asked for.",
    FILTER: "What the filter asks about is not recorded, or not precisely enough to tell whether the record fits.",
  },
};

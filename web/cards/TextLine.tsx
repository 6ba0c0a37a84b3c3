import { type SourceLine } from "../api/operations";
import { Unverified } from "../parts/Marks";
import { SelectLink } from "../parts/SelectLink";
import { SourceLinks } from "../parts/SourceLinks";
import { type Line } from "./lines";

interface Props {
  readonly line: Line;
  /** The record that says so; null: none that may be seen. */
  readonly record: Sourced | null;
}

interface Sourced {
  readonly id: string;
  readonly confidence: string;
  readonly unverifiedFields: readonly string[];
  readonly sources: readonly SourceLine[];
}

/** A line of a list with its sources. */
export function TextLine({ line: { id, name, more }, record }: Props) {
  return (
    <li>
      {id ? (
        <SelectLink change={{ focus: id }}>
          <bdi>{name}</bdi>
        </SelectLink>
      ) : (
        <bdi>{name}</bdi>
      )}{" "}
      {record && <Unverified {...record} />}
      <div class="quiet">
        <bdi>{more}</bdi> {record && <SourceLinks sources={record.sources} of={record.id} />}
      </div>
    </li>
  );
}

/** One collaboration as a row. */
import { type SourcedRow } from "../../api/operations";
import { PatternChip, Unverified } from "../../parts/Marks";
import { periodText } from "../../parts/period";
import { SelectLink } from "../../parts/SelectLink";
import { selection } from "../../state/store";
import { number, t, word } from "../../text";

interface Props {
  readonly row: SourcedRow;
  /** Why it is not known whether it holds. */
  readonly because?: string | undefined;
}

/** A table row of one collaboration. */
export function Row({ row, because }: Props) {
  const side = row.npm ?? row.network;
  const partner = row.partner?.name ?? row.partnerLabel ?? t("partner.unnamed");
  return (
    <tr aria-current={selection.value.focus === row.id ? "true" : undefined}>
      <td>
        <SelectLink change={{ focus: row.id }}>
          {t("table.open")}
          <span class="hidden-label">{`: ${side?.name ?? ""} – ${partner}`}</span>
        </SelectLink>
      </td>
      <th scope="row">{side ? <Name {...side} /> : "–"}</th>
      <td>
        {row.partner ? <Name {...row.partner} /> : <bdi>{partner}</bdi>}
        <div class="quiet">{word("partnerKind", row.partnerKind)}</div>
      </td>
      <td>{row.state ? <State {...row.state} /> : "–"}</td>
      <td>
        {row.patterns.map((pattern) => (
          <PatternChip key={pattern} pattern={pattern} />
        ))}
      </td>
      <Known row={row} because={because} />
    </tr>
  );
}

/** When, how, and how well it is known. */
function Known({ row, because }: Props) {
  const isSure = row.confidence !== "UNVERIFIED" && row.unverifiedFields.length === 0;
  return (
    <>
      <td>
        {periodText(row)}
        {because !== undefined && (
          <div class="quiet because">
            <bdi>{because}</bdi>
          </div>
        )}
      </td>
      <td>{row.lastAttested ?? t("period.none")}</td>
      <td>{word("formality", row.formality)}</td>
      <td>{word("status", row.status)}</td>
      <td>{isSure ? word("confidence", row.confidence) : <Unverified {...row} />}</td>
      <td>{number(row.sources.length)}</td>
    </>
  );
}

function State({ id, name, nameFootnote }: NonNullable<SourcedRow["state"]>) {
  return (
    <>
      <Name id={id} name={name} />
      {nameFootnote && <div class="quiet">{nameFootnote}</div>}
    </>
  );
}

function Name({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <SelectLink change={{ focus: id }}>
      <bdi>{name}</bdi>
    </SelectLink>
  );
}

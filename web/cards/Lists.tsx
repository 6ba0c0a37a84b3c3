/** The lists of records that a record is connected with, each with its total and its sources. */
import { type VNode } from "preact";
import { type CardRecord } from "./record";
import { LIST_NAMES, LIST_SIZE, LISTS_OF, type CardLists, type Lines, type ListName, type Owner } from "./lists";
import { CoverageLine } from "../parts/CoverageLine";
import { Status } from "../parts/Status";
import { SelectLink } from "../parts/SelectLink";
import { useAnswer } from "../state/answers";
import { EVERYTHING, isFiltered } from "../state/selection";
import { selection } from "../state/store";
import { hasText, t } from "../text";
import { Cooperation } from "./Cooperation";
import { BodyVisits, NetworkParts } from "./ListsOfKinds";
import { lineOf, seatLine, type TextList } from "./lines";
import { Pages } from "./Pages";
import { TextLine } from "./TextLine";

/** The lists of a record that belong to its kind. */
export function Lists({ record }: { readonly record: CardRecord }) {
  const { id, __typename: kind } = record;
  const operation = LISTS_OF[kind];
  return (
    <>
      {kind === "Network" && <NetworkParts id={id} />}
      {operation && <Asked key={id} record={record} operation={operation} />}
      {kind === "Body" && <BodyVisits id={id} />}
      <Seats record={record} />
    </>
  );
}

interface AskedProps {
  readonly record: CardRecord;
  readonly operation: NonNullable<(typeof LISTS_OF)[string]>;
}

function Asked({ record: { id, __typename: kind }, operation }: AskedProps) {
  const answer = useAnswer(operation, { id, first: LIST_SIZE });
  if (answer.state !== "ready") return <Status answer={answer} />;
  const lists: CardLists = answer.data.node ?? {};
  return (
    <>
      <Sections lists={lists} id={id} kind={kind} />
      {(lists.actingNpms?.nodes ?? []).map((npm) => (
        <Sections key={npm.id} lists={npm} id={npm.id} kind="Npm" of={npm.name} />
      ))}
    </>
  );
}

interface SectionsProps {
  readonly lists: CardLists;
  /** Of whom they are: the record of the card, or an NPM on the card of its state, which is named then. */
  readonly id: string;
  readonly kind: string;
  readonly of?: string;
}

function Sections({ lists, id, kind, of }: SectionsProps) {
  return (
    <>
      {LIST_NAMES.map((name) => {
        const page = lists[name];
        if (!page || page.totalCount === 0) return null;
        return (
          <section key={name}>
            <h3>{titleOf(name, { kind, of, count: page.totalCount })}</h3>
            <ul>
              <Pages of={{ id, kind }} page={page} name={name} renderLine={rendererOf(name, { id, kind })} />
            </ul>
            {name === "collaborations" && lists.collaborations && (
              <CoverageLine coverage={lists.collaborations.coverage}>
                {isFiltered(selection.value) && <AllOfIt id={id} kind={kind} />}
              </CoverageLine>
            )}
          </section>
        );
      })}
    </>
  );
}

/** A card has all collaborations of its record: the filters hold for the views. */
function AllOfIt({ id, kind }: Owner) {
  const { state } = selection.value;
  const isAll = kind === "State" && !isFiltered({ ...selection.value, state: state === id ? null : state });
  if (isAll) return null;
  return (
    <>
      {" "}
      {t("card.collaborations.all")}{" "}
      {kind === "State" && (
        <SelectLink change={{ ...EVERYTHING, state: id, view: "table", focus: null }}>
          {t("card.collaborations.rows")}
        </SelectLink>
      )}
    </>
  );
}

type Renderer<Line> = (line: Line, of: Owner) => VNode;

const text =
  <Name extends TextList>(name: Name): Renderer<Lines[Name]> =>
  (line) => <TextLine line={lineOf(name, line)} record={line} />;

/** Lines of a list on the card of a record: they name the other side. */
const RENDERERS: { readonly [Name in ListName]: Renderer<Lines[Name]> } = {
  npms: text("npms"),
  collaborations: (line, { id }) => <Cooperation row={line} of={id} />,
  memberships: text("memberships"),
  chairTerms: (line, of) => text("chairTerms")(of.kind === "Npm" ? { ...line, npm: null } : line, of),
  workingGroups: text("workingGroups"),
  advisoryBodies: text("advisoryBodies"),
  participants: text("participants"),
  meetings: text("meetings"),
  visits: text("visits"),
  projects: text("projects"),
  documents: text("documents"),
  documentsAbout: text("documentsAbout"),
  csos: text("csos"),
};

const rendererOf =
  <Name extends ListName>(name: Name, of: Owner) =>
  (line: Lines[Name]): VNode =>
    RENDERERS[name](line, of);

interface Titled {
  readonly kind: string;
  readonly of: string | undefined;
  readonly count: number;
}

/** Some lists are called otherwise on the cards of some kinds. */
function titleOf(name: ListName, { kind, of, count }: Titled): string {
  const own = `card.${name}.${kind}`;
  const title = t(hasText(own) ? own : `card.${name}`, { count });
  return of === undefined ? title : t("card.ofNpm", { npm: of, title });
}

function Seats({ record: { seats = [] } }: { readonly record: CardRecord }) {
  if (seats.length === 0) return null;
  return (
    <section>
      <h3>{t("card.seats", { count: seats.length })}</h3>
      <ul>
        {seats.map((seat, at) => (
          <TextLine key={at} line={seatLine(seat)} record={seat.collaboration} />
        ))}
      </ul>
    </section>
  );
}

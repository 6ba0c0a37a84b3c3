/** A list page by page; further pages appear below those that are shown. */
import { type ComponentChildren, Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { LIST_SIZE, moreOf, type Lines, type ListName, type ListPage, type MoreVariables, type Owner } from "./lists";
import { type Operation } from "../api/operation";
import { Status } from "../parts/Status";
import { useAnswer, type Answer } from "../state/answers";
import { t } from "../text";

interface Props<Line> {
  readonly page: ListPage<Line>;
  /** How many stand before it. */
  readonly before: number;
  readonly renderLine: (line: Line) => VNode;
  /** The page after a cursor, as a part of the list. */
  readonly renderNext: (after: string, before: number) => ComponentChildren;
}

/** Lines of a page, and the button for the next where there is one. */
function Page<Line extends { readonly id: string }>({ page, before, renderLine, renderNext }: Props<Line>) {
  const [isAsked, setAsked] = useState(false);
  const { nodes, totalCount, pageInfo } = page;
  const shown = before + nodes.length;
  const { endCursor, hasNextPage } = pageInfo;
  return (
    <>
      {nodes.map((line) => (
        <Fragment key={line.id}>{renderLine(line)}</Fragment>
      ))}
      {hasNextPage && endCursor !== null && !isAsked && (
        <li class="more">
          <button type="button" onClick={() => setAsked(true)}>
            {t("card.more", { next: Math.min(LIST_SIZE, totalCount - shown), shown, total: totalCount })}
          </button>
        </li>
      )}
      {isAsked && endCursor !== null && renderNext(endCursor, shown)}
    </>
  );
}

/** Where a further page begins: it takes the focus that its button had. */
function Continued<Line>({ answer, before, page }: NextProps<Line>) {
  const mark = useRef<HTMLLIElement>(null);
  const isReady = answer.state === "ready";
  useEffect(() => mark.current?.focus(), [isReady]);
  if (!isReady || !page)
    return (
      <li class="more">
        <Status answer={answer} />
      </li>
    );
  return (
    <li class="more quiet" ref={mark} tabIndex={-1}>
      {t("page.range", { from: before + 1, to: before + page.nodes.length, total: page.totalCount })}
    </li>
  );
}

interface NextProps<Line> {
  readonly answer: Answer<unknown>;
  readonly before: number;
  readonly page: ListPage<Line> | null;
}

interface AskedProps<Data extends object, Line, Variables extends MoreVariables> {
  readonly operation: Operation<Data, Variables>;
  readonly variables: Variables;
  readonly pageIn: (data: Data) => ListPage<Line> | null;
  readonly before: number;
  readonly renderLine: (line: Line) => VNode;
}

/** A page that is asked for by itself. */
export function AskedPage<Data extends object, Line extends { readonly id: string }, Variables extends MoreVariables>(
  props: AskedProps<Data, Line, Variables>,
) {
  const { operation, variables, pageIn, before, renderLine } = props;
  const answer = useAnswer(operation, variables);
  const page = answer.state === "ready" ? pageIn(answer.data) : null;
  return (
    <>
      {(before > 0 || !page) && <Continued {...{ answer, before, page }} />}
      {page && (
        <Page
          {...{ page, before, renderLine }}
          renderNext={(after, shown) => <AskedPage {...props} before={shown} variables={{ ...variables, after }} />}
        />
      )}
    </>
  );
}

interface PagesProps<Name extends ListName> {
  readonly name: Name;
  readonly of: Owner;
  readonly page: ListPage<Lines[Name]>;
  readonly renderLine: (line: Lines[Name]) => VNode;
}

/** A list whose first page is there. */
export function Pages<Name extends ListName>({ name, of: { id, kind }, page, renderLine }: PagesProps<Name>) {
  const operation = moreOf(name, kind);
  return (
    <Page
      {...{ page, renderLine }}
      before={0}
      renderNext={(after, before) =>
        operation && (
          <AskedPage
            {...{ operation, before, renderLine }}
            variables={{ id, first: LIST_SIZE, after }}
            pageIn={({ node }) => node?.list ?? null}
          />
        )
      }
    />
  );
}

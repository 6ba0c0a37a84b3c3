/** Asking a hub. */

/** Resolves to the data of the answer, whose shape the asker knows; rejects with what the hub says when there are errors. */
export type Ask = <Data>(query: string) => Promise<Data>;

interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks a running hub over HTTP; without a token as everyone does. `url` is its address, such as http://localhost:4000. */
export function askOver(url: string, token?: string): Ask {
  const headers = {
    "content-type": "application/json",
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return async <Data>(query: string) => {
    const response = await fetch(new URL("/graphql", url), {
      ...{ method: "POST", headers },
      body: JSON.stringify({ query }),
    });
    const { data, errors = [] } = (await response.json()) as Answer<Data>;
    if (data == null || errors.length > 0)
      throw new Error(errors.map(({ message }) => message).join("\n") || `The hub answered ${response.status}.`);
    return data;
  };
}

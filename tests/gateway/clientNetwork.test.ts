import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { networkOf, networksBehind } from "../../gateway/clients/clientNetwork";

describe("the network of an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["192.0.2.7:51000", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["", "unknown"],
    ["not-an-address", "unknown"],
    ["999.1.1.1", "unknown"],
    ["1", "unknown"],
    ["192.0.2.7, 192.0.2.8", "unknown"],
  ])("of %j is %s", (address, network) => expect(networkOf(address)).toBe(network));
});

describe("where a request comes from", () => {
  /** Asks a server on this machine. */
  async function seenBy(trusted: readonly string[], forwarded: string | undefined): Promise<string> {
    const tell = networksBehind(trusted);
    const server = createServer((request, response) => response.end(tell(request))).listen(0, "127.0.0.1");
    await once(server, "listening");
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    const sent = get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", headers, agent: false });
    const [response] = await once(sent, "response");
    const text = (await response.toArray()).join("");
    server.close();
    return text;
  }

  it.each<[string, readonly string[], string | undefined, string]>([
    ["the connection, where no proxy is trusted", [], "192.0.2.7", "127.0.0.1"],
    ["the connection, where a proxy is trusted that it is not", ["10.0.0.0/8"], "192.0.2.7", "127.0.0.1"],
    ["the connection, where a trusted proxy says nothing", ["loopback"], undefined, "127.0.0.1"],
    ["whom a trusted proxy names", ["loopback"], "192.0.2.7", "192.0.2.7"],
    ["the last whom no trusted proxy is", ["loopback", "10.0.0.0/8"], "198.51.100.1, 192.0.2.7, 10.1.2.3", "192.0.2.7"],
    ["not whom a client names itself", ["loopback"], "198.51.100.1, 192.0.2.7", "192.0.2.7"],
    ["nobody known, where a proxy writes something else", ["127.0.0.1"], "somebody", "unknown"],
  ])("is %s", async (_what, trusted, forwarded, network) => {
    expect(await seenBy(trusted, forwarded)).toBe(network);
  });
});

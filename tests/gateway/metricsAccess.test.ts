import { type IncomingMessage } from "node:http";
import { HostNames } from "../../gateway/http/hosts";
import { metricsGuard } from "../../gateway/http/metricsAccess";

const guard = metricsGuard(
  { addresses: ["10.0.0.5", "192.168.0.0/16", "2001:db8::/32"], token: null },
  new HostNames("127.0.0.1", ["hub.example.org"]),
);

const from = (remoteAddress: string, host = "10.0.0.1:4000") =>
  ({ socket: { remoteAddress }, headers: { host } }) as unknown as IncomingMessage;

it.each([
  ["127.0.0.1", true],
  ["127.44.0.1", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["10.0.0.5", true],
  ["::ffff:10.0.0.5", true],
  ["10.0.0.6", false],
  ["192.168.255.1", true],
  ["192.169.0.1", false],
  ["2001:db8:1::9", true],
  ["2001:db9::1", false],
  ["::ffff:10.0.0.6", false],
  ["", false],
])("metrics are read from listed addresses and networks: %s %s", (address, mayRead) => {
  expect(guard(from(address))).toBe(mayRead);
});

it.each([
  ["an address, as scrapers ask that know no name", "10.0.0.1:9000", true],
  ["a listed name", "hub.example.org", true],
  ["the name of another site, which a browser sends", "evil.example", false],
])("from a listed address under %s", (_, host, mayRead) => {
  expect(guard(from("10.0.0.5", host))).toBe(mayRead);
});

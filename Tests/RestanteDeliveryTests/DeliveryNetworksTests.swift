import RestanteCore
import Testing

@testable import RestanteDelivery

@Suite("Networks that events are delivered to")
struct DeliveryNetworksTests {
  static let `public` = DeliveryNetworks()

  @Test(
    "are those of the public internet",
    arguments: [
      "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
      "192.167.255.255", "192.169.0.0", "169.253.255.255", "223.255.255.255", "11.0.0.0",
      "2606:4700::1111", "2a00:1450:4001:81b::200e", "2001:4860:4860::8888", "::ffff:8.8.8.8",
      "64:ff9b::8.8.8.8",
    ])
  func permitted(address: String) throws {
    #expect(Self.public.permits(try #require(NetworkAddress(address))))
  }

  @Test(
    "are not the machine's own, private ones and those of special purpose",
    arguments: [
      // This network, private ones, carrier-grade NAT, loopback, link-local.
      "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.1", "100.127.255.255",
      "127.0.0.1", "127.255.255.255", "169.254.0.1", "172.16.0.1", "172.31.255.255",
      "192.168.0.1", "192.168.255.255",
      // What clouds tell their machines.
      "169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16",
      "fd00:ec2::254", "fe80::a9fe:a9fe",
      // Examples, benchmarks, multicast, reserved, broadcast.
      "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "198.19.255.255",
      "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
      // The same of IPv6: unspecified, loopback, link-local, site-local, unique local, multicast,
      // discard, examples, not given out.
      "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fdff:ffff::1", "ff02::1", "100::1",
      "2001:db8::1", "3fff::1", "2001:2::1", "2001:20::1", "4000::1", "5f00::1",
      // IPv4 within IPv6: mapped, compatible, translated, 6to4, Teredo, NAT64.
      "::ffff:127.0.0.1", "::ffff:a00:1", "::127.0.0.1", "::a9fe:a9fe", "::ffff:0:127.0.0.1",
      "2002:7f00:1::", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
      "2001:0:808:808::1", "64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b::a00:1",
      "64:ff9b:1::808:808",
    ])
  func refused(address: String) throws {
    #expect(!Self.public.permits(try #require(NetworkAddress(address))))
  }

  @Test("are what the operator allows, and nothing beside it")
  func allowed() throws {
    let blocks = try ["10.1.0.0/16", "::1", "fd00:1::/32"].map { try #require(AddressBlock($0)) }
    let networks = DeliveryNetworks(allowing: blocks)
    for (address, isPermitted) in [
      ("10.1.2.3", true), ("::ffff:10.1.2.3", true), ("64:ff9b::10.1.2.3", true),
      ("10.2.0.1", false), ("::1", true), ("127.0.0.1", false), ("fd00:1::5", true),
      ("fd00:2::5", false), ("8.8.8.8", true),
    ] {
      #expect(
        networks.permits(try #require(NetworkAddress(address))) == isPermitted, "\(address)")
    }
  }
}

@Suite("URLs of handlers")
struct HandlerTargetTests {
  @Test(
    "are requested as they are written, without user and fragment",
    arguments: [
      ("http://handler.example/path?x=1#top", "http://handler.example/path?x=1"),
      ("HTTPS://Handler.Example", "https://handler.example/"),
      ("https://handler.example:8443?x", "https://handler.example:8443/?x"),
      ("http://handler.example:/", "http://handler.example/"),
      ("https://xn--e1afmkfd.xn--p1ai/", "https://xn--e1afmkfd.xn--p1ai/"),
      ("http://some_service.local:80/a/../b", "http://some_service.local:80/a/../b"),
      ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
      ("http://user:secret@handler.example/", "http://handler.example/"),
      ("http://handler.example/?x=http://u:p@o/", "http://handler.example/?x=http://u:p@o/"),
    ])
  func read(url: String, expected: String) throws {
    #expect(try #require(HandlerTarget(url)).url == expected)
  }

  @Test(
    "are refused where readers could differ about the host",
    arguments: [
      "", "handler.example", "//handler.example/", "ftp://handler.example/", "http://",
      "http:///path", "http://:80/", "http://a b/", "http://handler.example\\@other.example/",
      "http://handler.example\t/", "http://handler.example/\r\nX: y", "http://пример.рф/",
      "http://good.example@evil.example@other.example/", "http://handler.example%00.other/",
      "http://%6cocalhost/", "http://handler.example:99999/", "http://handler.example:0/",
      "http://handler.example:+80/", "http://a:b:80/", "http://[::1/", "http://[::1]x/",
      "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[127.0.0.1]/",
      "http://[v1.a]/", "http://handler。example/", "http://127.0.0.1;other.example/",
      "http://a,b/", "http://{host}/", "http+unix://%2Frun%2Fsocket/",
    ])
  func refused(url: String) {
    #expect(HandlerTarget(url) == nil)
  }

  @Test("send the user that stands in them, and do not show it, nor paths and queries")
  func credentials() throws {
    let target = try #require(
      HandlerTarget("https://user:p%40ss@handler.example/hook/secret?token=hidden"))
    #expect(target.authorization == "Basic dXNlcjpwQHNz")
    #expect("\(target)" == "https://handler.example")
    var text = "\(target) \(String(reflecting: target)) "
    dump(target, to: &text)
    for secret in ["p%40ss", "p@ss", "dXNl", "hook", "hidden"] { #expect(!text.contains(secret)) }
  }
}

@Suite("Retry-After")
struct RetryAfterTests {
  static let now = Timestamp(seconds: 784_111_767)

  @Test(
    "is read as seconds and in all forms of dates",
    arguments: [
      ("120", 120), ("1", 1), ("Sun, 06 Nov 1994 08:49:37 GMT", 10),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 10), ("Sun Nov  6 08:49:37 1994", 10),
      ("Sat, 31 Dec 1994 23:59:59 GMT", 4806632),
      ("99999999999999999999999", 365 * 86_400), ("31536001", 365 * 86_400),
    ] as [(String, Int64)])
  func read(value: String, seconds: Int64) {
    #expect(RetryAfter.time(value, at: Self.now) == Self.now.adding(seconds: seconds))
  }

  @Test(
    "is passed over where it makes no sense or has passed",
    arguments: [
      "", "0", "-5", "soon", "1.5", "Sun, 06 Nov 1994 08:49:27 GMT", "Sun, 06 Nov 1994",
      "Sun, 06 Nov 1994 08:49:37 EST", "Sun, 99 Nov 1994 08:49:37 GMT",
      "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
    ])
  func passedOver(value: String) {
    #expect(RetryAfter.time(value, at: Self.now) == nil)
  }
}

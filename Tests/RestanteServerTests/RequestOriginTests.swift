import HTTPTypes
import RestanteCore
import Testing

@testable import RestanteServer

@Suite("Where requests come from")
struct RequestOriginTests {
  static let proxies = ["10.0.0.0/8", "2001:db8::/32", "192.0.2.7"].compactMap { AddressBlock($0) }

  /// The origin of a request with these headers from a peer.
  func origin(
    _ peer: String, for addresses: [String] = [], scheme: [String] = [],
    proxies: [AddressBlock] = Self.proxies
  ) -> RequestOrigin {
    var headers: HTTPFields = [:]
    for address in addresses { headers.append(HTTPField(name: .xForwardedFor, value: address)) }
    for scheme in scheme { headers.append(HTTPField(name: .xForwardedProto, value: scheme)) }
    return RequestOrigin(peer: NetworkAddress(peer), headers: headers, proxies: proxies)
  }

  @Test("Strangers' headers say nothing")
  func strangers() {
    let forged = origin("203.0.113.5", for: ["127.0.0.1"], scheme: ["https"])
    #expect(forged.source == "203.0.113.5")
    #expect(!forged.isLocal)
    #expect(forged.isForwardedSecurely == nil)
    #expect(origin("10.0.0.1", for: ["127.0.0.1"], proxies: []).source == "10.0.0.1")
  }

  @Test("A trusted proxy names the client, behind other proxies too")
  func trusted() {
    #expect(origin("10.0.0.1", for: ["203.0.113.5"]).source == "203.0.113.5")
    #expect(origin("10.0.0.1", for: ["203.0.113.5, 10.9.9.9"]).source == "203.0.113.5")
    #expect(origin("10.0.0.1", for: ["203.0.113.5", "192.0.2.7"]).source == "203.0.113.5")
    #expect(origin("::ffff:10.0.0.1", for: ["203.0.113.5:4711"]).source == "203.0.113.5")
    #expect(
      origin("2001:db8::1", for: ["[2001:4860::1]:80"]).source == "2001:4860:0:0:0:0:0:0")
  }

  @Test("What a client wrote before its proxy's word does not count")
  func forged() {
    #expect(origin("10.0.0.1", for: ["127.0.0.1, 203.0.113.5"]).source == "203.0.113.5")
    #expect(origin("10.0.0.1", for: ["127.0.0.1, nonsense, 10.0.0.2"]).source == "10.0.0.2")
    #expect(origin("10.0.0.1", for: ["nonsense"]).source == "10.0.0.1")
    #expect(origin("10.0.0.1", scheme: ["https", "http"]).isForwardedSecurely == false)
    #expect(origin("10.0.0.1", scheme: ["http, HTTPS "]).isForwardedSecurely == true)
  }

  @Test("Behind a trusted proxy nobody counts as local whom the proxy does not name readably")
  func unnamed() {
    let proxies = [AddressBlock("127.0.0.0/8")].compactMap { $0 }
    for addresses in [[], [""], ["unknown"], ["127.0.0.1, unknown"], ["unix:"], ["_hidden"]] {
      let unnamed = origin("127.0.0.1", for: addresses, proxies: proxies)
      #expect(!unnamed.isLocal, "\(addresses)")
      #expect(!unnamed.isClientKnown, "\(addresses)")
      #expect(unnamed.source == "127.0.0.1", "\(addresses)")
    }
    #expect(origin("127.0.0.1", for: ["unknown, 127.0.0.1"], proxies: proxies).isLocal == false)
    #expect(origin("127.0.0.1", for: ["127.0.0.2"], proxies: proxies).isLocal)
    #expect(!origin("127.0.0.1", for: ["203.0.113.5"], proxies: proxies).isLocal)
    #expect(origin("127.0.0.1", proxies: []).isLocal)
  }

  @Test("Neighbours in one IPv6 network are counted as one client")
  func networks() {
    #expect(origin("2001:4860:1:2:3::1").source == origin("2001:4860:1:2:ffff::9").source)
    #expect(origin("2001:4860:1:2::1").source != origin("2001:4860:1:3::1").source)
    #expect(origin("203.0.113.5").source != origin("203.0.113.6").source)
  }

  @Test("The machine itself is known in every spelling")
  func loopback() {
    for address in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
      #expect(origin(address).isLocal, "\(address)")
    }
    for address in ["128.0.0.1", "::2", "::ffff:128.0.0.1", "fe80::1%eth0"] {
      #expect(!origin(address).isLocal, "\(address)")
    }
  }

  @Test(
    "Blocks hold the addresses that begin with their bits",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
      ("192.0.2.128/25", "192.0.2.200", true), ("192.0.2.128/25", "192.0.2.127", false),
      ("0.0.0.0/0", "203.0.113.5", true), ("0.0.0.0/0", "2001:db8::1", false),
      ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
      ("::ffff:10.0.0.1", "10.0.0.1", true),
    ])
  func blocks(block: String, address: String, isInside: Bool) throws {
    let block = try #require(AddressBlock(block))
    #expect(block.contains(try #require(NetworkAddress(address))) == isInside)
  }

  @Test(
    "What is no block is refused",
    arguments: [
      "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/+8", "10.0.0.0/-1",
      "localhost", "10.0.0.0/8/8", "10.0.0.0/08x",
    ])
  func refusedBlocks(text: String) {
    #expect(AddressBlock(text) == nil)
  }

  @Test("Whether a way is safe is told by the proxy, else by the server's own TLS and address")
  func secure() {
    func policy(
      tls: Bool = false, isPublicHTTPS: Bool = false, requires: Bool = false,
      proxies: [AddressBlock] = []
    ) -> TransportPolicy {
      TransportPolicy(
        servesTLS: tls, isPublicHTTPS: isPublicHTTPS, requiresHTTPS: requires, proxies: proxies)
    }
    let local = origin("127.0.0.1")
    let remote = origin("203.0.113.5")
    let proxied = origin("10.0.0.1", scheme: ["https"])
    let plain = origin("10.0.0.1", scheme: ["http"])
    #expect(policy().isSecure(local))
    #expect(!policy().isSecure(remote))
    #expect(!policy(requires: true).isSecure(local))
    #expect(policy(tls: true, requires: true).isSecure(remote))
    #expect(policy(isPublicHTTPS: true, requires: true).isSecure(remote))
    #expect(!policy(isPublicHTTPS: true, proxies: Self.proxies).isSecure(remote))
    #expect(policy(requires: true, proxies: Self.proxies).isSecure(proxied))
    #expect(!policy(tls: true, isPublicHTTPS: true, proxies: Self.proxies).isSecure(plain))
  }
}

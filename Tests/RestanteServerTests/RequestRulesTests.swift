import NIOHTTP1
import Testing

@testable import RestanteServer

@Suite("The rules for the head of a request")
struct RequestRulesTests {
  private func head(
    _ headers: [(String, String)], method: HTTPMethod = .POST, version: HTTPVersion = .http1_1
  ) -> HTTPRequestHead {
    HTTPRequestHead(version: version, method: method, uri: "/", headers: HTTPHeaders(headers))
  }

  @Test("take a head with one host and nothing special as ordinary, however names are written")
  func ordinary() {
    for host in ["host", "Host", "HOST"] {
      #expect(
        RequestRules.isOrdinary(
          head([("Connection", "keep-alive"), (host, "a"), ("Content-Length", "3")])))
    }
  }

  @Test("look closer at all others")
  func others() {
    let host = ("Host", "a")
    let special = [
      head([]), head([host, ("hOsT", "a")]), head([host, ("EXPECT", "100-continue")]),
      head([host, ("upgrade", "h2c")]), head([host, ("Transfer-Encoding", "chunked")]),
      head([host], method: .CONNECT), head([], version: .http1_0),
    ]
    for head in special { #expect(!RequestRules.isOrdinary(head), "\(head)") }
  }

  @Test("never call ordinary what they refuse, or what changes how a connection goes on")
  func agreement() {
    let names = ["host", "Host", "expect", "Upgrade", "Transfer-Encoding", "Connection", "Accept"]
    let values = ["a", "100-continue", "chunked", "gzip", "upgrade", "h2c", ""]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let headers = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        (
          names.randomElement(using: &generator) ?? "",
          values.randomElement(using: &generator) ?? ""
        )
      }
      let head = head(
        headers, method: Bool.random(using: &generator) ? .GET : .CONNECT,
        version: Bool.random(using: &generator) ? .http1_1 : .http1_0)
      guard RequestRules.isOrdinary(head) else { continue }
      #expect(RequestRules.refusal(of: head) == nil, "\(head)")
      #expect(RequestRules.upgrade(of: head) == .none, "\(head)")
      #expect(!RequestRules.expectsContinue(head), "\(head)")
    }
  }
}

import RestanteCore
import Testing

@testable import RestanteServer

@Suite("Addresses that browsers are sent back to")
struct RedirectTargetTests {
  @Test(
    "Fields are added to the query and nothing else is touched",
    arguments: [
      ("https://app.example", "https://app.example?a=%26%20b"),
      ("https://app.example/x?", "https://app.example/x?a=%26%20b"),
      ("https://app.example/x?y=1", "https://app.example/x?y=1&a=%26%20b"),
      ("https://app.example/x#top", "https://app.example/x?a=%26%20b#top"),
      ("http://127.0.0.1:81/x?y=1#?z", "http://127.0.0.1:81/x?y=1&a=%26%20b#?z"),
    ])
  func adding(text: String, expected: String) throws {
    #expect(try #require(RedirectTarget(text)).adding([("a", "& b")]) == expected)
  }

  @Test("A policy names the origin, or the scheme where it cannot")
  func policy() throws {
    #expect(
      RedirectTarget("HTTPS://App.Example:8443/x")?.policySource == "https://app.example:8443")
    #expect(RedirectTarget("http://[::1]:81/x")?.policySource == "http:")
  }

  @Test(
    "Codes go over TLS, or to the browser's own machine",
    arguments: [
      ("https://app.example/back", true), ("https://app.example:8443/back", true),
      ("http://localhost:3000/back", true), ("http://127.0.0.1/back", true),
      ("http://127.9.9.9:65535/", true), ("http://[::1]:81/x", true), ("https://[::1]/", true),
      ("http://app.example/back", false), ("http://localhost.example/", false),
      ("http://127.0.0.1.example/", false), ("http://192.168.0.1/", false),
      ("http://[::2]/", false), ("http://127.0.0/", false), ("https://u@app.example/", false),
      ("http://localhost@app.example/", false), ("https://app.example:0/", false),
      ("https://app.example:65536/", false), ("https://app.example:/", false),
      ("https://app.example:8x/", false), ("https://:443/", false), ("myapp://back", false),
    ])
  func allowed(text: String, isGood: Bool) {
    #expect(RedirectRule.allows(text) == isGood)
    #expect((RedirectTarget(text) != nil) == isGood)
  }

  @Test(
    "What is no web address is refused",
    arguments: [
      "", "app.example", "/x", "//app.example/x", "javascript:alert(1)", "data:text/html,x",
      "javascript://app.example/%0aalert(1)", "ftp://app.example/", "https://",
      "https://u:p@app.example/", "https://app.example/a b", "https://app.example/\r\nX: y",
      "https://app.example/\"><script>", "https://app.example;x/", "https://*/", "https://a'/",
    ])
  func refused(text: String) {
    #expect(RedirectTarget(text) == nil)
  }
}

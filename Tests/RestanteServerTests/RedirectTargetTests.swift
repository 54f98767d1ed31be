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

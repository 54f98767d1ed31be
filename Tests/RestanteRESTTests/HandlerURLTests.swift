import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Handler URLs")
struct HandlerURLTests {
  @Test(
    "are good with a dotted host and http or https",
    arguments: [
      "https://a.b/c", "https://1.2.3.4/", "https://user:p@a.b:99/x", "https://пример.рф/",
      "http://a.b", "https://a.b:/x", "https://a.b?x", "https://a.b#x",
    ])
  func good(url: String) throws {
    try HandlerURL.check(url)
  }

  @Test(
    "of other protocols are not supported", arguments: ["HTTPS://a.b/c", "//a.b/c", "ftp://a.b/"])
  func wrongProtocol(url: String) {
    #expect(code(url) == "ERROR_UNSUPPORTED_PROTOCOL")
  }

  @Test(
    "without such a host are wrong",
    arguments: [
      "http://localhost/x", "http://.b/", "https://[::1]/", "www.a.b/c", "a.b", "https:///x",
      "http:a.b/c", "mailto:x@a.b", "http://a.b:99999/", "http://a.b:x/", "", "/", "//", "x",
      "https://" + String(repeating: "a", count: 250) + ".b/", "ht tp://a.b/",
      "https://a.b/\r\nX: y", "https://a\u{0}.b/",
    ])
  func wrong(url: String) {
    #expect(code(url) == "ERROR_WRONG_HANDLER_URL")
  }

  @Test(
    "are shown without users, fragments and values of parameters, which can be secret",
    arguments: [
      ("https://a.b/c/d", "https://a.b/c/d"), ("http://a.b:8080", "http://a.b:8080"),
      ("https://user:p@ss@a.b:99/x#key", "https://a.b:99/x"),
      ("https://a.b/x?deal=1&key=s=t&&raw", "https://a.b/x?deal=…&key=…&…"),
      ("https://a.b?x", "https://a.b?…"), ("https://a.b/x?", "https://a.b/x"),
      ("https://user:pass/word@a.b/", "https://…"), ("https://user\\@a.b/", "https://…"),
      ("https://[::1]:80/x", "https://[::1]:80/x"), ("nonsense", "…"), ("https://", "https://…"),
    ])
  func shown(url: String, expected: String) {
    #expect(HandlerURL.shown(url) == expected)
  }

  private func code(_ url: String) -> String? {
    do throws(HandlerURL.Fault) {
      try HandlerURL.check(url)
      return nil
    } catch {
      return RESTError(error).entry.code
    }
  }
}

import Testing

@testable import RestanteServer

@Suite("Addresses")
struct AddressTests {
  @Test(
    "Listen addresses are HOST:PORT",
    arguments: [
      ("127.0.0.1:8080", "127.0.0.1", 8080), ("localhost:0", "localhost", 0),
      ("[::1]:65535", "::1", 65535), ("0.0.0.0:80", "0.0.0.0", 80),
    ])
  func listen(text: String, host: String, port: Int) throws {
    let address = try #require(ListenAddress(text))
    #expect(address == ListenAddress(host: host, port: port))
    #expect(address.description == text)
  }

  @Test(
    "What is no listen address is refused",
    arguments: [
      "", "8080", ":8080", "localhost", "localhost:", "localhost:65536", "localhost:-1",
      "::1:8080", "a b:1", "http://localhost:80", "localhost:080808", "localhost:+80",
    ])
  func refusedListen(text: String) {
    #expect(ListenAddress(text) == nil)
  }

  @Test("Public URLs lose the slash at their end and keep their path")
  func publicURL() throws {
    let url = try #require(PublicURL("HTTPS://Portal.Example:8443/queue/"))
    #expect(url.base == "https://portal.example:8443/queue")
    #expect(url.rest == "https://portal.example:8443/queue/rest/")
    #expect(url.domain == "portal.example:8443")
    #expect(PublicURL("http://localhost")?.domain == "localhost")
    #expect(PublicURL("http://[::1]:80/")?.domain == "[::1]:80")
  }

  @Test(
    "What is no public URL is refused",
    arguments: [
      "", "localhost", "ftp://localhost", "http://", "http:///x", "http://a b", "http://a?x=1",
      "http://a#x", "http://u:p@a", "http://a:0", "http://a:x", "http://:80", "http://a'b",
    ])
  func refusedPublicURL(text: String) {
    #expect(PublicURL(text) == nil)
  }

  @Test("A server on every interface is reached as localhost")
  func derived() {
    #expect(
      PublicURL(listening: ListenAddress(host: "0.0.0.0", port: 81)).base
        == "http://localhost:81")
    #expect(PublicURL(listening: ListenAddress(host: "::", port: 81)).domain == "localhost:81")
    #expect(PublicURL(listening: ListenAddress(host: "::1", port: 81)).base == "http://[::1]:81")
  }

  @Test("Request targets are split and not decoded")
  func targets() {
    #expect(RequestTarget("/rest/a%2Fb?x=%20?y").path == "/rest/a%2Fb")
    #expect(RequestTarget("/rest/a%2Fb?x=%20?y").query == "x=%20?y")
    #expect(RequestTarget("http://host/rest?x").path == "/rest")
    #expect(RequestTarget("http://host?x").path == "/")
    #expect(RequestTarget("/rest").isWithin("/rest"))
    #expect(!RequestTarget("/restless").isWithin("/rest"))
  }
}

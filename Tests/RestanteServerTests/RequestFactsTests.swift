import HTTPTypes
import NIOCore
import RestanteCore
import Testing

@testable import RestanteServer

@Suite("What is read of each request")
struct RequestFactsTests {
  @Test("A header's text is what the library's subscript returns")
  func headers() {
    var headers: HTTPFields = [.contentType: "application/json", .userAgent: ""]
    headers.append(HTTPField(name: .accept, value: "text/html"))
    headers.append(HTTPField(name: .accept, value: "text/plain"))
    for name in [HTTPField.Name.contentType, .userAgent, .accept, .authorization] {
      #expect(headers.text(of: name) == headers[name])
    }
    #expect(headers.text(of: .accept) == "text/html, text/plain")
  }

  @Test(
    "The peer's address is read from its socket",
    arguments: ["127.0.0.1", "203.0.113.7", "::1", "2001:db8::17", "::ffff:192.0.2.1"])
  func peers(text: String) throws {
    let socket = try SocketAddress(ipAddress: text, port: 4_711)
    #expect(NetworkAddress(socket) == NetworkAddress(text))
    #expect(NetworkAddress(socket) != nil)
  }

  @Test("A socket of the file system has no address")
  func path() throws {
    #expect(NetworkAddress(try SocketAddress(unixDomainSocketPath: "/run/socket")) == nil)
  }
}

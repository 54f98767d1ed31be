import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The front page")
struct FrontPageTests {
  private static let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

  @Test("Browsers get a page, other clients a few lines")
  func negotiated() async throws {
    try await LiveServer.run { server in
      let page = try await server.client.get("/", headers: ["Accept": Self.browser])
      #expect(page.status == 200 && page.contentType == "text/html; charset=utf-8")
      #expect(page.header("Vary") == "Accept")
      #expect(page.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
      for link in ["/console", "/openapi.json", "/healthz", "/readyz"] {
        #expect(page.text.contains(#"href="\#(link)""#), "\(link)")
        #expect(try await server.client.get(link).status == 200, "\(link)")
      }
      #expect(page.text.contains(server.demo.restURL))
      for accepted in [nil, "*/*", "application/json", "text/html;q=0, */*"] {
        let lines = try await server.client.get(
          "/", headers: accepted.map { ["Accept": $0] } ?? [:])
        #expect(lines.contentType == "text/plain; charset=utf-8", "\(accepted ?? "")")
        #expect(lines.text.contains(server.demo.restURL))
        #expect(!lines.text.contains(server.demo.adminKey))
      }
    }
  }

  @Test("In Russian too, and the way back from choosing leads here")
  func languages() async throws {
    try await LiveServer.run { server in
      let page = try await server.client.get(
        "/", headers: ["Accept": Self.browser, "Accept-Language": "ru"])
      #expect(page.text.contains(#"<html lang="ru">"#) && page.text.contains("Консоль"))
      let chosen = try await server.client.get("/console/language?to=en&back=/")
      #expect(chosen.header("Location") == "/")
    }
  }

  @Test("Demo credentials are shown on the server's own machine, under its own name only")
  func demo() async throws {
    try await LiveServer.run { server in
      let demo = server.demo
      let page = try await server.client.get("/", headers: ["Accept": Self.browser])
      for text in [demo.adminKey, demo.publishKey, demo.webhookURL, "event.offline.get"] {
        #expect(page.text.contains(text), "\(text)")
      }
      let foreign = try await server.client.get(
        "/", headers: ["Accept": Self.browser, "Host": "evil.example"])
      #expect(foreign.status == 200 && foreign.text.contains("demo.json"))
      for secret in [demo.adminKey, demo.publishKey, demo.accessToken, demo.webhookURL] {
        #expect(!foreign.text.contains(secret))
      }
    }
    try await LiveServer.run(
      trustedProxies: [try #require(AddressBlock("127.0.0.0/8"))]
    ) { server in
      let distant = try await server.client.get(
        "/", headers: ["Accept": Self.browser, "X-Forwarded-For": "192.0.2.7"])
      #expect(!distant.text.contains(server.demo.adminKey))
    }
  }
}

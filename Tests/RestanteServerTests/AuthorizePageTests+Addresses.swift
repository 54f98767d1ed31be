import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

extension AuthorizePageTests {
  @Test("Over https the cookie goes nowhere else and no other host can set it")
  func secureCookie() async throws {
    let url = try #require(PublicURL("https://portal.example"))
    try await Self.run(publicURL: url) { server in
      let cookie = try await Browser(server, Self.query(server)).last.header("Set-Cookie") ?? ""
      #expect(cookie.hasPrefix("__Host-"))
      #expect(cookie.hasSuffix("; Secure"))
      #expect(cookie.contains("Path=/;"))
    }
  }

  @Test("Of several portals that of the request's host is meant, and its addresses are told")
  func severalPortals() async throws {
    try await Self.run { server in
      let other = try await server.store.perform(
        EnsurePortal(
          domain: "second.example", memberID: String(repeating: "b", count: 32), mode: nil))
      _ = try await server.store.perform(
        EnsureUser(
          user: PortalUser(portal: other.id, id: UserID(rawValue: 5), isAdministrator: true)))
      let outcome = try await server.store.perform(
        EnsureApplication(
          portal: other.id, clientID: server.demo.clientID, name: "", scopes: ["crm"],
          isInstalled: true, secret: SecretHash(of: "second")))
      guard case .added(let application) = outcome else { throw LiveServer.NotReady() }
      var change = ApplicationChange()
      change.redirectURI = .set("https://app.example/second")
      _ = try await server.store.perform(
        ChangeApplication(
          portal: other.id, application: application.id, change: change, mode: .safe))
      let nowhere = try await server.client.get(
        "/oauth/authorize/?client_id=\(server.demo.clientID)&domain=third.example")
      #expect(nowhere.status == 404)
      let second = try await server.client.get(
        "/oauth/authorize/?client_id=\(server.demo.clientID)&domain=second.example")
      #expect(second.text.contains("on second.example"))

      let code = SecretHash(of: "code5")
      _ = try await server.store.perform(
        IssueAuthorizationCode(
          portal: other.id, application: application.id, user: UserID(rawValue: 5), code: code))
      let tokens = try await server.client.get(
        "/oauth/token/?grant_type=authorization_code&client_id=\(server.demo.clientID)"
          + "&client_secret=second&code=code5")
      #expect(tokens.json["domain"] == "second.example")
      #expect(tokens.json["client_endpoint"] == "http://second.example/rest/")
      #expect(tokens.json["member_id"] == .string(other.memberID))
    }
  }
}

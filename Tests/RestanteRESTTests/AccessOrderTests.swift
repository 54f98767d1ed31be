import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

/// Everything that can be wrong with a call, in the order in which it is noticed. For each fault
/// the call has all that come after it as well, and also only the next one.
@Suite("The order of authorization")
struct AccessOrderTests {
  /// A fault of a token's grant and the row that tells of it.
  struct TokenFault: Sendable {
    let row: ErrorEntry
    let make: @Sendable (inout AccessGrantDraft) -> Void
  }

  static let tokenFaults: [TokenFault] = [
    TokenFault(row: .portalDeleted) { $0.portal.settings.state = .stopped },
    TokenFault(row: .notInstalled) { $0.application.removal = .uninstalled },
    TokenFault(row: .paymentRequired) { $0.application.payment = .required },
    TokenFault(row: .unconfirmedUser) { $0.user.isConfirmed = false },
    TokenFault(row: .applicationBlocked) { $0.application.isBlocked = true },
    TokenFault(row: .commercialPlans) { $0.portal.settings.features.rest = false },
    TokenFault(row: .applicationNotFound) { $0.application.isActive = false },
    TokenFault(row: .expiredToken) { $0.expiresAt = Timestamp(seconds: 0) },
    TokenFault(row: .tokenScope) { $0.scopes = [] },
    TokenFault(row: .inactiveUser) { $0.user.isActive = false },
    TokenFault(row: .userNotAllowed) { $0.application.allowedUsers = [] },
    TokenFault(row: .connectorLicence) { $0.portal.settings.features.authConnector = false },
  ]

  @Test("of a token's faults", arguments: tokenFaults.indices)
  func token(first: Int) async throws {
    let row = Self.tokenFaults[first].row
    for last in [first, first + 1, Self.tokenFaults.count - 1] {
      let faults = Self.tokenFaults[first...min(max(first, last), Self.tokenFaults.count - 1)]
      let world = try await RESTWorld(store: { model in
        GrantingStore(model) { grant in for fault in faults { fault.make(&grant) } }
      })
      let answer = await world.call("user.current", ["auth_connector": "c"])
      #expect(answer.status == row.status)
      #expect(answer.text == errorText(row.code, row.message))
    }
  }

  @Test("an unknown method comes before everything that credentials lead to")
  func unknownMethod() async throws {
    let world = try await RESTWorld()
    try await world.changePortal { $0.isStopped = .set(true) }
    #expect(await world.call("no.such.method").errorCode == "ERROR_METHOD_NOT_FOUND")
    #expect(await world.call("no.such.method", as: nil).errorCode == "ERROR_METHOD_NOT_FOUND")
    #expect(await world.call("profile").errorCode == "PORTAL_DELETED")
    #expect(await world.call("profile", as: "nobody").errorCode == "invalid_token")
  }

  /// A fault of a webhook's grant and the row that tells of it.
  struct WebhookFault: Sendable {
    let row: ErrorEntry
    let make: @Sendable (inout WebhookGrantDraft) -> Void
  }

  static let webhookFaults: [WebhookFault] = [
    WebhookFault(row: .badWebhook) { $0.expiresAt = Timestamp(seconds: 0) },
    WebhookFault(row: .portalDeleted) { $0.portal.settings.state = .erasing },
    WebhookFault(row: .webhookScope) { $0.scopes = [] },
    WebhookFault(row: .subscriptionOnly) { $0.portal.settings.features.rest = false },
    WebhookFault(row: .inactiveUser) { $0.user.isActive = false },
  ]

  @Test("of a webhook's faults", arguments: webhookFaults.indices)
  func webhook(first: Int) async throws {
    let row = Self.webhookFaults[first].row
    for last in [first, first + 1, Self.webhookFaults.count - 1] {
      let faults = Self.webhookFaults[first...min(max(first, last), Self.webhookFaults.count - 1)]
      let world = try await RESTWorld(store: { model in
        WebhookGrantingStore(inner: model) { grant in
          for fault in faults { fault.make(&grant) }
        }
      })
      let answer = await world.get("/rest/1/code/user.current")
      #expect(answer.status == row.status)
      #expect(answer.text == errorText(row.code, row.message))
      let insecure = RESTRequest(verb: "GET", path: "/rest/1/code/user.current", isSecure: false)
      let refused = Answer(await world.service.respond(to: insecure))
      #expect(refused.errorCode == "INVALID_REQUEST" && refused.status == 400)
    }
  }

  @Test("within the offline methods: kind of credential, administrator, licence, arguments")
  func offlineMethods() async throws {
    let world = try await RESTWorld(.strict)
    try await world.changePortal { $0.offlineExtended = .set(false) }
    let faults: JSONValue = ["clear": 0, "limit": 0, "filter": 1]
    let webhook = await world.get("/rest/1/code/event.offline.get", "clear=0&limit=0")
    #expect(webhook.errorCode == "WRONG_AUTH_TYPE")
    let user = await world.call("event.offline.get", faults, as: "user")
    #expect(user.errorCode == "ACCESS_DENIED")
    let licence = await world.call("event.offline.get", faults)
    #expect(licence.errorCode == "WRONG_LICENSE" && licence.status == 403)
    try await world.changePortal { $0.offlineExtended = .set(true) }
    #expect(await world.call("event.offline.get", faults).json["argument"] == "LIMIT")
  }
}

import HTTPTypes
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The OpenAPI document")
struct OpenAPITests {
  @Test("The server describes itself, at its public address")
  func served() async throws {
    let url = try #require(PublicURL("https://events.test"))
    try await LiveServer.run(publicURL: url) { server in
      let answer = try await server.client.get("/openapi.json")
      #expect(answer.status == 200)
      let document = try JSONParser().parse(answer.body)
      #expect(document["openapi"]?.stringValue == "3.1.0")
      #expect(document["servers"]?.arrayValue?.first?["url"]?.stringValue == "https://events.test")
      try await #expect(server.client.post("/openapi.json", "{}").status == 405)
    }
  }

  @Test("Every route of the native API is described with its verbs")
  func nativeRoutes() throws {
    let routes: [NativeRoute] = [
      .events, .eventNames(isPost: false), .queues, .queue(clientID: "x"),
      .deadLetters(clientID: "x"),
      .queueAction(.release, clientID: "x"), .queueAction(.redrive, clientID: "x"),
      .queueAction(.drop, clientID: "x"), .history(clientID: "x"),
      .queueAction(.restore, clientID: "x"), .explanation(clientID: "x"),
      .stream(clientID: "x"),
    ]
    for route in routes {
      let verbs = NativeDescription.paths[Self.path(of: route)]?.objectValue?.map(\.key) ?? []
      let allowed = route.allowedMethods.lowercased().split(separator: ", ").map(String.init)
      #expect(Set(verbs) == Set(allowed).subtracting(["head"]), "\(route)")
    }
    #expect(NativeDescription.paths.count == routes.count)
  }

  @Test("Every path on which administrators work is described with its verbs")
  func administrationRoutes() throws {
    let actions = ApplicationAction.allCases.map { AdministrationRoute.applicationAction($0, "x") }
    let routes: [AdministrationRoute] =
      actions + [
        .portals, .portal("x"), .users, .user("x"), .applications, .application("x"), .webhooks,
        .webhook("x"), .webhookRotation("x"), .keys, .key("x"), .keyRotation("x"), .tokens,
        .token("x"), .audit,
      ]
    for route in routes {
      let path = Self.path(of: route)
      let described = AdministrationDescription.paths[path]?.objectValue?.map(\.key) ?? []
      #expect(Set(described) == Set(route.methods.map { $0.rawValue.lowercased() }), "\(route)")
      let segments = path.split(separator: "/").dropFirst().map {
        $0.hasPrefix("{") ? "x" : String($0)
      }
      #expect(AdministrationRoute(segments: segments) == route)
    }
    #expect(AdministrationDescription.paths.count == routes.count)
  }

  private static func path(of route: AdministrationRoute) -> String {
    switch route {
    case .portals: "/v1/portals"
    case .portal: "/v1/portals/{domain}"
    case .users: "/v1/users"
    case .user: "/v1/users/{id}"
    case .applications: "/v1/apps"
    case .application: "/v1/apps/{client_id}"
    case .applicationAction(let action, _): "/v1/apps/{client_id}/\(action.rawValue)"
    case .webhooks: "/v1/webhooks"
    case .webhook: "/v1/webhooks/{id}"
    case .webhookRotation: "/v1/webhooks/{id}/rotate"
    case .keys: "/v1/keys"
    case .key: "/v1/keys/{id}"
    case .keyRotation: "/v1/keys/{id}/rotate"
    case .tokens: "/v1/tokens"
    case .token: "/v1/tokens/{id}"
    case .audit: "/v1/audit"
    }
  }

  /// Where a route is described; a new route has to be named here.
  private static func path(of route: NativeRoute) -> String {
    switch route {
    case .events: "/v1/events"
    case .administration(let route, _): path(of: route)
    case .eventNames: "/v1/event-names"
    case .queues: "/v1/queues"
    case .queue: "/v1/queues/{client_id}"
    case .deadLetters: "/v1/queues/{client_id}/dead"
    case .history: "/v1/queues/{client_id}/history"
    case .explanation: "/v1/queues/{client_id}/explain"
    case .stream: "/v1/queues/{client_id}/stream"
    case .queueAction(.restore, _): "/v1/queues/{client_id}/restore"
    case .queueAction(.release, _): "/v1/queues/{client_id}/release"
    case .queueAction(.redrive, _): "/v1/queues/{client_id}/redrive"
    case .queueAction(.drop, _): "/v1/queues/{client_id}/drop"
    }
  }

  @Test("Every reference leads to a schema of the document")
  func references() throws {
    let url = try #require(PublicURL("https://events.test"))
    let document = try JSONParser().parse(OpenAPIDocument.encoded(at: url))
    let schemas = try #require(document["components"]?["schemas"])
    for reference in Self.references(in: document) {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      #expect(schemas[name] != nil, "\(reference)")
    }
  }

  @Test("Headers that change what a call does are described where they do")
  func headers() throws {
    let url = try #require(PublicURL("https://events.test"))
    let document = try JSONParser().parse(OpenAPIDocument.encoded(at: url))
    var described: [String: [String]] = [:]
    for path in try #require(document["paths"]?.objectValue) {
      for verb in path.value.objectValue ?? [:] {
        let parameters = verb.value["parameters"]?.arrayValue ?? []
        let names = parameters.filter { $0["in"] == "header" }.compactMap {
          $0["name"]?.stringValue
        }
        let replies = verb.value["responses"]?["200"]?["headers"]?.objectValue?.keys ?? []
        #expect(names.count == replies.count, "\(path.key)")
        if !names.isEmpty { described["\(verb.key) \(path.key)"] = names }
      }
    }
    let attempt = ["Idempotency-Key"]
    var expected = ["post /v1/events": attempt]
    for verb in ["get", "post"] {
      expected["\(verb) /rest/event.offline.get"] = ["Prefer"] + attempt
      expected["\(verb) /rest/event.offline.clear"] = attempt
      expected["\(verb) /rest/event.offline.error"] = attempt
    }
    #expect(described == expected)
  }

  @Test("What only tells something refuses other verbs", arguments: ["/healthz", "/readyz", "/"])
  func onlyGet(path: String) async throws {
    try await LiveServer.run { server in
      try await #expect(server.client.get(path).status == 200)
      try await #expect(server.client.post(path, "{}").status == 405)
    }
  }

  private static func references(in value: JSONValue) -> [String] {
    switch value {
    case .array(let elements): elements.flatMap(references)
    case .object(let members):
      members.flatMap { member in
        if member.key == "$ref", let text = member.value.stringValue {
          [text]
        } else {
          references(in: member.value)
        }
      }
    default: []
    }
  }
}

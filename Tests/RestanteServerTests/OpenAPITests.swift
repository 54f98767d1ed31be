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
        // What only belongs to a trace is answered as it would be without.
        #expect(names.count { $0 != "traceparent" } == replies.count, "\(path.key)")
        if !names.isEmpty { described["\(verb.key) \(path.key)"] = names }
      }
    }
    let attempt = ["Idempotency-Key"]
    var expected = [
      "post /v1/events": attempt + ["traceparent"],
      "post /hooks/{code}": ["webhook-id", "traceparent"],
    ]
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

import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("What a lab posted to handlers")
struct LabDeliveryTests {
  private static func bind(_ lab: LabServer, _ url: String) async throws {
    let bound = try await lab.call(
      "event.bind", #"{"event":"ONCRMDEALUPDATE","handler":"\#(url)","auth_type":1}"#)
    #expect(bound.status == 200, "\(bound.text)")
  }

  @Test("An attempt is kept with the fields of its form and the handler's status, without tokens")
  func attempts() async throws {
    try await RecordingHandler.run([201]) { handler in
      try await LabServer.run { lab in
        try await Self.bind(lab, handler.url)
        try await lab.publish("ONCRMDEALUPDATE", 7)
        let answer = try await lab.client.get("/lab/deliveries/wait?event=ONCRM*&timeout=55")
        let attempt = try #require(answer.json["deliveries"]?.arrayValue?.first)
        #expect(attempt["portal"] == "localhost")
        #expect(attempt["application"]?.stringValue == lab.demo.clientID)
        #expect(attempt["event"] == "ONCRMDEALUPDATE")
        #expect(attempt["handler"]?.stringValue == handler.url)
        #expect(attempt["attempt"] == 1)
        #expect(attempt["posted"] == true)
        #expect(attempt["status"] == 201)
        #expect(attempt["fields"]?["data[FIELDS][ID]"] == "7")
        #expect(attempt["fields"]?["auth[access_token]"] == "***")
        #expect(attempt["fields"]?["auth[application_token]"] == "***")
        let post = try #require(try await handler.posts(1).first)
        for name in ["auth[access_token]", "auth[refresh_token]", "auth[application_token]"] {
          if let secret = post.field(name) { #expect(!answer.text.contains(secret)) }
        }
        #expect(post.field("auth[access_token]") != nil)
      }
    }
  }

  @Test("What is only said to be posted, or posted later, is told apart")
  func faults() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await Self.bind(lab, handler.url)
        try await lab.fault(#"{"delivery":"drop","nth":1}"#)
        try await lab.fault(#"{"delivery":"duplicate","nth":2}"#)
        for number in 1...2 { try await lab.publish("ONCRMDEALUPDATE", number) }
        let answer = try await lab.client.get("/lab/deliveries/wait?count=3&timeout=55")
        let attempts = answer.json["deliveries"]?.arrayValue ?? []
        #expect(attempts.map { $0["posted"] } == [false, true, true])
        #expect(attempts.map { $0["faults"] } == [[1], [2], [2]])
      }
    }
  }

  @Test("The user and the query of a handler's URL are not shown")
  func urls() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        let url = handler.url.replacing("http://", with: "http://me:secretword@")
        try await Self.bind(lab, "\(url)hook?key=secretword")
        try await lab.publish("ONCRMDEALUPDATE", 1)
        let answer = try await lab.client.get(
          "/lab/deliveries/wait?handler=*/hook&timeout=55")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(!answer.text.contains("secretword"))
      }
    }
  }

  @Test("A reset forgets them")
  func reset() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        try await Self.bind(lab, handler.url)
        try await lab.publish("ONCRMDEALUPDATE", 1)
        try await #expect(lab.client.get("/lab/deliveries/wait?timeout=55").status == 200)
        try await lab.command("reset", "{}")
        let rest = try await lab.client.get("/lab/deliveries").json
        #expect(rest["deliveries"] == [])
        #expect(rest["last"] == 1)
      }
    }
  }
}

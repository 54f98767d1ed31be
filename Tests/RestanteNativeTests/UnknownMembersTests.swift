import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteNative

@Suite("What is misspelt")
struct UnknownMembersTests {
  @Test(
    "A member that an endpoint does not know is refused by name, and nothing happens",
    arguments: [
      ("POST", "events", #"{"event":"E","dta":{"ID":1}}"#, "dta", "data"),
      ("POST", "events", #"{"event":"E","userid":1}"#, "userid", "user_id"),
      (
        "POST", "events", #"{"event":"E","origin":{"client_id":"x","conector":"y"}}"#,
        "origin.conector", nil
      ),
      ("POST", "event-names", #"{"event":"E","scpoe":"crm"}"#, "scpoe", "scope"),
      ("PATCH", "apps/app.1", #"{"actve":false}"#, "actve", "active"),
      (
        "PATCH", "apps/app.1", #"{"retry":{"first_dely":1}}"#, "retry.first_dely",
        "retry.first_delay"
      ),
      (
        "PATCH", "apps/app.1", #"{"depth_limit":{"event":5,"overflow":"refuse"}}"#,
        "depth_limit.event", "depth_limit.events"
      ),
      ("PATCH", "portals/portal.test", #"{"queues":{"leese":9}}"#, "queues.leese", "queues.lease"),
      ("PATCH", "users/2", #"{"adminn":true}"#, "adminn", "admin"),
      ("POST", "apps/app.1/install", #"{"clean":true}"#, "clean", nil),
      ("POST", "apps/app.1/uninstall", #"{"claen":true}"#, "claen", "clean"),
      ("POST", "queues/app.1/drop", #"{"al":true}"#, "al", "all"),
      (
        "POST", "queues/app.1/redrive", #"{"filter":{"event":"E","befor":1}}"#, "filter.befor",
        "filter.before"
      ),
      ("POST", "queues/app.1/restore", #"{"all":true,"form":5}"#, "form", "from"),
      ("POST", "queues/app.1/release", #"{"process_id":"p","id":[1]}"#, "id", "ids"),
      ("POST", "keys", #"{"scope":"read","lable":"x"}"#, "lable", "label"),
      ("POST", "webhooks", #"{"user_id":1,"lable":"x"}"#, "lable", "label"),
      ("POST", "tokens", #"{"client_id":"app.1","user_id":1,"expires":5}"#, "expires", nil),
    ] as [(String, String, String, String, String?)])
  func members(
    verb: String, path: String, body: String, name: String, meant: String?
  ) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let before = try await world.store.application(
        clientID: NativeWorld.clientID, on: world.portal.id)
      let answer = try await world.send(
        verb, "\(path)?portal=portal.test", body, key: world.keys.server)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(name))
      let detail = answer.json["detail"]?.stringValue ?? ""
      #expect(detail.hasPrefix("There is no member \(name); "), "\(detail)")
      if let meant { #expect(detail.hasSuffix("did you mean \(meant)?"), "\(detail)") }
      #expect(try await world.queue().isEmpty)
      #expect(
        try await world.store.application(clientID: NativeWorld.clientID, on: world.portal.id)
          == before)
    }
  }

  @Test("In an array the element is named")
  func elements() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.publish(#"[{"event":"E"},{"event":"E","dta":1}]"#)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == "dta" && answer.json["index"] == 1)
    }
  }

  @Test("Data are the publisher's own: any members are welcome")
  func data() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.publish(#"{"event":"E","data":{"dta":{"evnt":1}}}"#)
      #expect(answer.status == 200)
    }
  }

  @Test(
    "A parameter that an endpoint does not know is refused by name",
    arguments: [
      ("queues?conector=x", "conector", nil), ("queues/app.1?conector=x", "conector", "connector"),
      ("queues/app.1/dead?limt=1", "limt", "limit"),
      ("queues/app.1/history?processid=x", "processid", "process_id"),
      ("users?page=2", "page", nil), ("audit?befor=1", "befor", nil),
    ] as [(String, String, String?)])
  func parameters(path: String, name: String, meant: String?) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.get(path)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(name))
      let detail = answer.json["detail"]?.stringValue ?? ""
      #expect(detail.hasPrefix("There is no parameter \(name); "), "\(detail)")
      if let meant { #expect(detail.hasSuffix("did you mean \(meant)?"), "\(detail)") }
    }
  }

  @Test("A key of the server may name the portal everywhere")
  func portal() async throws {
    try await NativeWorld.run { world in
      for path in ["queues", "event-names", "queues/app.1", "users", "portals", "audit"] {
        let answer = try await world.manage("GET", "\(path)?portal=portal.test")
        #expect(answer.status == 200, "\(path)")
      }
    }
  }

  @Test("Strangers are not told what there is")
  func strangers() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.send("POST", "events?x=1", #"{"dta":1}"#, key: "unknown")
      expectProblem(answer, 401, "unauthorized")
    }
  }

  @Test(
    "A name is near another by a letter or two",
    arguments: [
      ("dta", "data"), ("actve", "active"), ("userID", "user_id"), ("feild", "field"),
      ("first_dely", "first_delay"), ("xyz", nil), ("a", nil), ("lifetime", nil),
    ] as [(String, String?)])
  func near(name: String, meant: String?) {
    let known = ["data", "active", "user_id", "field", "first_delay", "id"]
    #expect(NearName.find(name, among: known) == meant)
  }
}

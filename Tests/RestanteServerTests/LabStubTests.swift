import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Stubs of a lab")
struct LabStubTests {
  /// Adds a stub and returns it.
  @discardableResult
  func stub(_ lab: LabServer, _ text: String) async throws -> JSONValue {
    try await lab.command("stubs", text)["stubs"]?.arrayValue?.first ?? .null
  }

  @Test("A stub returns its result in the wire's envelope, alone and in a batch")
  func envelope() async throws {
    try await LabServer.run { lab in
      try await #expect(lab.ask("crm.product.list").status == 404)
      let added = try await stub(
        lab, #"{"method":"crm.Product.list","result":[{"ID":"1"}],"total":51,"next":50}"#)
      #expect(added["id"] == 1 && added["uses"] == 0)
      let reply = try await lab.ask("crm.product.list")
      #expect(reply.status == 200)
      #expect(reply.keys == ["result", "next", "total", "time"])
      #expect(reply.json["result"] == [["ID": "1"]])
      #expect(reply.json["next"] == 50 && reply.json["total"] == 51)
      let batch = try await lab.result("batch", ["cmd": ["a": "crm.product.list"]])
      #expect(batch["result"]?["a"] == [["ID": "1"]])
      #expect(batch["result_total"]?["a"] == 51 && batch["result_next"]?["a"] == 50)
      let names = try await lab.result("methods").arrayValue ?? []
      #expect(names.contains("crm.product.list"))
      let stubs = try await lab.client.get("/lab/stubs").json["stubs"]?.arrayValue
      #expect(stubs?.first?["uses"] == 2)
    }
  }

  @Test("Conditions on parameters decide which stub is used, and the first that fits counts")
  func conditions() async throws {
    try await LabServer.run { lab in
      for stub in [
        #"{"method":"shop.get","when":{"id":5},"result":"five"}"#,
        #"{"method":"shop.get","when":{"filter":{"STAGE":"NEW*"},"x":null},"result":"new"}"#,
        #"{"method":"shop.get","when":{"ids":[1,"2"]},"result":"both"}"#,
        #"{"method":"shop.*","when":{"id":6},"result":"pattern"}"#,
      ] { try await self.stub(lab, stub) }
      for (parameters, result) in [
        (["id": 5], "five"), (["ID": "5", "other": 1], "five"),
        (["filter": ["stage": "newer", "A": 1]], "new"), (["ids": ["1", 2]], "both"),
        (["id": 6], "pattern"),
      ] as [(JSONValue, JSONValue)] {
        try await #expect(lab.result("shop.get", parameters) == result, "\(parameters)")
      }
      try await #expect(lab.ask("shop.%00g", ["id": 6]).status == 404)
      for parameters in [
        [:], ["id": 7], ["id": ["5"]], ["filter": "NEW"], ["ids": [1]],
        ["filter": ["STAGE": "NEW"], "x": 1],
      ] as [JSONValue] {
        try await #expect(
          lab.failure("shop.get", parameters) == "404 ERROR_METHOD_NOT_FOUND Method not found! "
            + "The lab has stubs of it, but none is for this call", "\(parameters)")
      }
      let unused = try await lab.client.get("/lab/stubs?unused=true").json["stubs"]
      #expect(unused == [])
    }
  }

  @Test("Templates stand for parameters, the number of the use and random numbers")
  func templates() async throws {
    try await LabServer.run { lab in
      let result = """
        {"id":"{{n+100}}","title":"{{param fields.TITLE}}!","fields":"{{param fields}}",
        "second":"{{param ids.1}}","text":"{{text param ids.1}}","none":"{{param none}}",
        "random":"{{random 3 3}}"}
        """
      try await stub(lab, #"{"method":"shop.add","result":\#(result)}"#)
      let parameters: JSONValue = ["fields": ["TITLE": "Boat", "PRICE": 5], "ids": [1, 2]]
      let first = try await lab.result("shop.add", parameters)
      #expect(
        first == [
          "id": 101, "title": "Boat!", "fields": ["TITLE": "Boat", "PRICE": 5], "second": 2,
          "text": "2", "none": nil, "random": 3,
        ])
      try await #expect(lab.result("shop.add")["id"] == 102)
    }
  }

  @Test("A stub fails with an error of the table or one of its own, and only so often")
  func errors() async throws {
    try await LabServer.run { lab in
      try await stub(lab, #"{"method":"shop.get","error":"expired_token","times":1}"#)
      try await stub(
        lab,
        #"{"method":"shop.get","error":"NO_SHOP","description":"Closed","status":422,"times":1}"#)
      try await stub(lab, #"{"method":"shop.get","result":true}"#)
      try await #expect(lab.ask("shop.get").status == 401)
      try await #expect(lab.failure("shop.get") == "422 NO_SHOP Closed")
      try await #expect(lab.result("shop.get") == true)
      let stubs = try await lab.client.get("/lab/stubs").json["stubs"]?.arrayValue ?? []
      #expect(stubs.map { $0["uses"] } == [1, 1, 1])
    }
  }

  @Test("A stub is about one portal, one application, and callers with its scope")
  func owners() async throws {
    try await LabServer.run { lab in
      let other = try await lab.command("portals", "{}")
      let domain = other["portal"]?.stringValue ?? ""
      let token = try #require(other["access_token"]?.stringValue)
      try await stub(lab, #"{"method":"a.b","portal":"\#(domain)","result":1}"#)
      try await stub(lab, #"{"method":"a.b","application":"\#(lab.demo.clientID)","result":2}"#)
      try await #expect(lab.client.post("/rest/a.b", "{}", key: token).json["result"] == 1)
      try await #expect(lab.result("a.b") == 2)
      try await stub(lab, #"{"method":"c.d","scope":"nobody","result":1}"#)
      try await #expect(lab.failure("c.d").hasPrefix("401 insufficient_scope"))
      try await lab.command("reset", #"{"portal":"\#(domain)"}"#)
      let left = try await lab.client.get("/lab/stubs").json["stubs"]?.arrayValue ?? []
      #expect(left.map { $0["id"] } == [2, 3])
    }
  }

  @Test("Methods of objects need an override, which other calls pass; the server's cannot be had")
  func override() async throws {
    try await LabServer.run { lab in
      try await lab.addDeal()
      let own = try await lab.client.post(
        "/lab/stubs", #"{"method":"event.offline.get","result":1}"#)
      #expect(own.status == 400 && own.json["argument"] == "method")
      #expect(own.json["detail"]?.stringValue?.contains("POST /lab/faults") == true)
      let kept = #"{"method":"crm.deal.get","when":{"id":7},"result":{"ID":"7"}"#
      let refused = try await lab.client.post("/lab/stubs", kept + "}")
      #expect(refused.json["detail"]?.stringValue?.contains("add override") == true)
      try await stub(lab, #"{"method":"crm.*","result":"pattern"}"#)
      try await stub(lab, kept + #","override":true}"#)
      try await #expect(lab.result("crm.deal.get", ["id": 7]) == ["ID": "7"])
      try await #expect(lab.result("crm.deal.get", ["id": 1])["TITLE"] == "A")
      try await #expect(lab.result("crm.quote.get") == "pattern")
    }
  }

  @Test("Faults happen to calls of stubs, and a reset removes stubs")
  func faults() async throws {
    try await LabServer.run { lab in
      try await stub(lab, #"{"method":"shop.get","result":1}"#)
      try await lab.fault(#"{"method":"shop.get","error":"QUERY_LIMIT_EXCEEDED","times":1}"#)
      try await #expect(lab.ask("shop.get").status == 503)
      try await #expect(lab.result("shop.get") == 1)
      let removed = try await lab.client.send("DELETE", "/lab/stubs/1").json["stubs"]?.arrayValue
      #expect(removed?.first?["uses"] == 1)
      try await #expect(lab.client.send("DELETE", "/lab/stubs/1").status == 404)
      try await stub(lab, #"{"method":"shop.get","result":1}"#)
      try await lab.command("reset", "{}")
      try await #expect(lab.client.get("/lab/stubs").json["stubs"] == [])
      try await #expect(lab.ask("shop.get").status == 404)
    }
  }

  @Test("Fixtures hold stubs, which take the place of all that there are")
  func fixtures() async throws {
    try await LabServer.run { lab in
      try await stub(lab, #"{"method":"shop.get","result":1}"#)
      try await lab.command(
        "fixtures",
        """
        {"stubs":[{"method":"shop.list","result":[2]}],
        "faults":[{"method":"shop.list","error":"expired_token","times":1}]}
        """)
      try await #expect(lab.ask("shop.get").status == 404)
      try await #expect(lab.ask("shop.list").status == 401)
      try await #expect(lab.result("shop.list") == [2])
    }
  }

  @Test("Snapshots hold stubs and kinds, also when they are exported")
  func snapshots() async throws {
    try await LabServer.run { lab in
      let kinds = #"{"kinds":[{"method":"crm.quote","event":"ONCRMQUOTE","entity_type_id":7}]}"#
      try await lab.command("kinds", kinds)
      try await stub(lab, #"{"method":"shop.get","when":{"id":1},"result":"{{n}}"}"#)
      try await lab.command("snapshots/one", "{}")
      let exported = try await lab.client.get("/lab/snapshots/one").text
      try await lab.command("snapshots/two/import", exported)
      for name in ["one", "two"] {
        try await lab.command("reset", "{}")
        try await lab.command(
          "kinds", #"{"kinds":[{"method":"crm.later","event":"ONCRMLATER"}]}"#)
        try await #expect(lab.ask("shop.get", ["id": 1]).status == 404)
        try await lab.command("snapshots/\(name)/restore", "{}")
        try await #expect(lab.result("shop.get", ["id": 1]) == 1)
        try await #expect(lab.ask("crm.later.list").status == 404)
        try await #expect(lab.ask("crm.quote.list").status == 200)
      }
    }
  }

  @Test(
    "What is wrong with a stub is named",
    arguments: [
      (#"{"method":"a b","result":1}"#, "method"), (#"{"method":"a.b"}"#, "result"),
      (#"{"method":"a.b","result":"{{x}}"}"#, "result"),
      (#"{"method":"a.b","result":1,"error":"X"}"#, "result"),
      (#"{"method":"a.b","result":1,"status":404}"#, "status"),
      (#"{"method":"a.b","error":"X","status":200}"#, "status"),
      (#"{"method":"a.b","result":1,"times":0}"#, "times"),
      (#"{"method":"a.b","result":1,"when":[1]}"#, "when"),
      (#"{"method":"a.b","result":1,"portal":"nowhere"}"#, "portal"),
    ])
  func refusals(stub: String, argument: String) async throws {
    try await LabServer.run { lab in
      let refused = try await lab.client.post("/lab/stubs", stub)
      #expect(refused.status == 400, "\(refused.text)")
      #expect(refused.json["argument"]?.stringValue == argument, "\(refused.text)")
      try await #expect(lab.client.get("/lab/stubs").json["stubs"] == [])
    }
  }
}

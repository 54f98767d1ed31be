import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("A lab")
struct LabTests {
  @Test("Without the flag, nothing below /lab exists")
  func absent() async throws {
    try await LiveServer.run { server in
      for (method, path) in [
        ("GET", "/lab"), ("GET", "/lab/clock"), ("POST", "/lab/clock"),
        ("GET", "/lab/openapi.json"), ("POST", "/lab/reset"),
      ] {
        let answer = try await server.client.send(method, path, key: server.admin.key)
        let unknown = try await server.client.send(method, "/unknown", key: server.admin.key)
        #expect(answer.status == 404)
        #expect(answer.body == unknown.body)
        #expect(answer.contentType == unknown.contentType)
      }
    }
  }

  @Test("From its own machine no key is needed; otherwise an administrator's is")
  func keys() async throws {
    try await LabServer.run { lab in
      let elsewhere = [
        ["X-Forwarded-For": "192.0.2.1"], ["Forwarded": "for=192.0.2.1"],
        ["Origin": "https://example.com"], ["Sec-Fetch-Site": "cross-site"],
        ["Host": "example.com"],
      ]
      try await #expect(lab.client.get("/lab/clock").status == 200)
      for headers in elsewhere {
        try await #expect(lab.client.get("/lab/clock", headers: headers).status == 401)
        try await #expect(
          lab.client.get("/lab/clock", key: lab.demo.publishKey, headers: headers).status == 403)
        try await #expect(
          lab.client.get("/lab/clock", key: lab.demo.adminKey, headers: headers).status == 200)
      }
      try await #expect(lab.client.get("/lab/clock", key: "wrong").status == 401)
    }
  }

  @Test("What is wrong is a problem as below /v1")
  func problems() async throws {
    try await LabServer.run { lab in
      let unknown = try await lab.client.get("/lab/clocks")
      #expect(unknown.status == 404)
      #expect(unknown.contentType == "application/problem+json")
      #expect(unknown.json["type"] == "/problems/not-found")
      #expect(unknown.json["detail"] == "The lab has no such path.")
      let verb = try await lab.client.send("DELETE", "/lab/clock")
      #expect(verb.status == 405)
      #expect(verb.header("Allow") == "GET, HEAD, POST")
      let misspelt = try await lab.client.post("/lab/clock", #"{"advanced":"1h"}"#)
      #expect(misspelt.status == 400)
      #expect(misspelt.json["argument"] == "advanced")
      #expect(misspelt.json["detail"]?.stringValue?.contains("did you mean advance?") == true)
      #expect(misspelt.header("Cache-Control") == "no-store")
    }
  }

  @Test("It describes itself")
  func document() async throws {
    try await LabServer.run { lab in
      let document = try await lab.client.get("/lab/openapi.json").json
      #expect(document["openapi"] == "3.1.0")
      let paths = try #require(document["paths"]?.objectValue)
      #expect(
        Set(paths.keys) == [
          "/lab/openapi.json", "/lab/clock", "/lab/seed", "/lab/reset", "/lab/portals",
          "/lab/portals/{domain}", "/lab/faults", "/lab/faults/{id}", "/lab/requests",
          "/lab/requests/wait", "/lab/deliveries", "/lab/deliveries/wait", "/lab/snapshots",
          "/lab/snapshots/{name}", "/lab/snapshots/{name}/restore",
          "/lab/snapshots/{name}/import", "/lab/kinds", "/lab/events", "/lab/emit",
          "/lab/fixtures", "/lab/stubs", "/lab/stubs/{id}",
        ])
      for (path, item) in paths {
        for (verb, operation) in try #require(item.objectValue) {
          #expect(operation["responses"]?["200"] != nil, "\(verb) \(path)")
        }
      }
    }
  }

  @Test("It needs an address that strangers cannot reach, and has a demo portal")
  func addresses() throws {
    for address in ["127.0.0.1:0", "localhost:80", "[::1]:80", "10.1.2.3:80", "192.168.0.1:80"] {
      let sources = [SettingSource.flags(["lab": [], "listen": [address]])]
      let configuration = try ServerConfiguration(from: sources)
      #expect(configuration.lab)
      #expect(configuration.demo)
    }
    for address in ["0.0.0.0:80", "[::]:80", "192.0.2.1:80", "example.com:80"] {
      let sources = [SettingSource.flags(["lab": [], "listen": [address]])]
      let error = #expect(throws: SettingError.self) {
        try ServerConfiguration(from: sources)
      }
      #expect(error?.description.contains("--lab needs a loopback or private address") == true)
      #expect(error?.description.contains(address) == true)
    }
  }
}

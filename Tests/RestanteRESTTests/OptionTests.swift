import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("app.option and user.option")
struct OptionTests {
  static let pairs = [("app.option.get", "app.option.set"), ("user.option.get", "user.option.set")]

  @Test("give back what was set, one or all", arguments: pairs)
  func roundTrip(get: String, set: String) async throws {
    let world = try await RESTWorld()
    #expect(await world.call(get).withoutTime == #"{"result":[]}"#)
    let options: JSONValue = ["a": 1, "b": ["x": [true, "é"]], "c": "<"]
    #expect(await world.call(set, ["options": options]).withoutTime == #"{"result":true}"#)
    #expect(await world.call(get).result == options)
    #expect(await world.call(get, ["option": "b"]).result == ["x": [true, "é"]])
    #expect(await world.call(get, ["option": "x"]).withoutTime == #"{"result":null}"#)
    #expect(await world.call(get, ["OPTION": "a"]).result == options)
    #expect(await world.call(set, ["options": ["a": 2, "c": nil]]).result == true)
    #expect(await world.call(get).result == ["a": 2, "b": ["x": [true, "é"]]])
  }

  @Test("take all parameters where there are no options", arguments: pairs)
  func flat(get: String, set: String) async throws {
    let world = try await RESTWorld()
    #expect(await world.form(set, "auth=admin&a=1&b[]=2&start=3").result == true)
    #expect(await world.call(get).result == ["a": "1", "b": ["2"]])
    // Names that count up from 0 make a list, as in PHP.
    let list = try await RESTWorld()
    _ = await list.call(set, ["options": ["0": [:], "1": ["0": "x"]]])
    #expect(await list.call(get).result == [[], ["x"]])
    #expect(await list.call(get, ["option": "1"]).result == ["x"])
  }

  @Test("are refused without options", arguments: pairs)
  func empty(get: String, set: String) async throws {
    let world = try await RESTWorld()
    for parameters: JSONValue in [[:], ["options": []], ["options": "x"], ["options": nil]] {
      let answer = await world.call(set, parameters)
      #expect(answer.status == 400)
      #expect(
        answer.text
          == errorText(
            "ERROR_ARGUMENT", "Argument 'options' is null or empty", argument: "options"))
    }
  }

  @Test("need an application", arguments: pairs)
  func webhook(get: String, set: String) async throws {
    let world = try await RESTWorld()
    for method in [get, set] {
      let answer = await world.get("/rest/1/code/\(method)", "a=1")
      #expect(answer.status == 403)
      #expect(
        answer.text == errorText("ACCESS_DENIED", "Access denied! Application context required"))
    }
  }

  @Test("of the application are set by administrators and read by all, users have their own")
  func owners() async throws {
    let world = try await RESTWorld()
    let refused = await world.call("app.option.set", ["a": 1], as: "user")
    #expect(refused.status == 403)
    #expect(
      refused.text
        == errorText("ACCESS_DENIED", "Access denied! Administrator authorization required"))
    _ = await world.call("app.option.set", ["a": 1])
    _ = await world.call("user.option.set", ["u": 2], as: "user")
    #expect(await world.call("app.option.get", as: "user").result == ["a": 1])
    #expect(await world.call("user.option.get", as: "user").result == ["u": 2])
    #expect(await world.call("user.option.get").result == [])
    #expect(await world.call("app.option.get", as: "other").result == [])
  }

  @Test("are bounded", arguments: pairs)
  func bounds(get: String, set: String) async throws {
    let world = try await RESTWorld()
    let deep = (0..<100).reduce(JSONValue.int(1)) { inner, _ in [inner] }
    let many = JSONObject(members: (0...OptionLimits.count).map { ("k\($0)", 1) })
    for options: JSONValue in [
      ["a": .string(String(repeating: "x", count: OptionLimits.bytes))], ["a": deep],
      .object(many), .object([String(repeating: "n", count: 256): 1]),
    ] {
      let answer = await world.call(set, ["options": options])
      #expect(answer.status == 400)
      #expect(answer.json["argument"] == "options")
    }
    #expect(await world.call(get).result == [])
  }
}

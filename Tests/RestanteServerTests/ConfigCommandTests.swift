import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("`restante config`")
struct ConfigCommandTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ text: String) throws -> String {
    let path = "\(directory.path)/restante.yaml"
    try DurableFile.save(Array(text.utf8), to: path)
    return path
  }

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let child = try ChildProcess(
      ["config"] + arguments, environment: environment, directory: directory)
    defer { child.end() }
    return (await child.exitCode(), child.output, child.errors)
  }

  @Test("shows what is in effect and where it comes from, and no secret")
  func show() async throws {
    let path = try file("mode: strict\nmetrics-key: sesame-sesame-sesame\n")
    let arguments = ["show", "--config", path, "--max-waiting", "7"]
    let environment = ["RESTANTE_MAX_STREAMS": "8"]
    let result = try await run(arguments, environment: environment)
    #expect(result.code == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(rows.count == ServerSetting.all.count + 1)
    #expect(rows.first == ["SETTING", "VALUE", "SOURCE"])
    for row in [
      ["mode", "strict", "\(path):1"], ["metrics-key", "(hidden)", "\(path):2"],
      ["max-waiting", "7", "--max-waiting"], ["max-streams", "8", "RESTANTE_MAX_STREAMS"],
      ["log-level", "info", "default"],
    ] {
      #expect(rows.contains(row), "\(row)")
    }
    let json = try await run(arguments + ["--json"], environment: environment)
    let settings = try JSONParser().parse(Array(json.output.dropLast().utf8)).arrayValue ?? []
    #expect(settings.count == ServerSetting.all.count)
    let hidden = settings.first { $0["name"] == "metrics-key" }
    #expect(
      hidden == [
        "name": "metrics-key", "value": nil, "source": "file", "place": .string("\(path):2"),
      ])
    let level = settings.first { $0["name"] == "log-level" }
    #expect(
      level == ["name": "log-level", "value": "info", "source": "default", "place": nil])
    #expect(!(result.output + json.output).contains("sesame"))
  }

  @Test("refuses what a server would refuse, in the same words")
  func refusal() async throws {
    let path = try file("mdoe: strict\n")
    for arguments in [["show", "--config", path], ["check", path]] {
      let result = try await run(arguments)
      #expect(result.code != 0)
      #expect(result.errors.contains("\(path):1: mdoe is not a setting; did you mean mode?"))
    }
    let server = try ChildProcess(["serve", "--config", path], directory: directory)
    defer { server.end() }
    #expect(await server.exitCode() == 64)
    #expect(server.errors.contains("\(path):1: mdoe is not a setting; did you mean mode?"))
  }

  @Test("checks a file: all that is wrong with it, or that it is valid")
  func check() async throws {
    let path = try file("mode: strct\nmax-waiting: many\ntls-cert: a.pem\n")
    let wrong = try await run(["check", path])
    #expect(wrong.code == 1)
    #expect(wrong.errors.split(separator: "\n").count == 2)
    let valid = try await run(["check", try file("mode: strict\n")])
    #expect(valid.code == 0)
    #expect(valid.output == "\(path) is valid; it changes 1 setting.\n")
    let missing = try await run(["check", "/nowhere.yaml"])
    #expect(missing.code == 1)
    #expect(missing.errors == "there is no /nowhere.yaml\n")
  }

  @Test("prints an example that is a valid file")
  func example() async throws {
    let result = try await run(["example"])
    #expect(result.code == 0)
    #expect(result.output == ConfigurationExample.text)
    #expect(try await run(["check", try file(result.output)]).code == 0)
  }

  @Test("The server starts with the settings of a file and with a secret that is in one")
  func server() async throws {
    let data = try TemporaryDirectory()
    let key = "\(directory.path)/metrics-key"
    try DurableFile.save(Array("sesame-sesame-sesame\n".utf8), to: key)
    let path = try file("metrics: key\nlog-format: json\n")
    let server = try await ServerProcess.start(
      data: data,
      environment: ["RESTANTE_CONFIG": path, "RESTANTE_METRICS_KEY_FILE": key])
    defer { server.child.end() }
    #expect(try await server.client.get("/metrics").status == 401)
    #expect(try await server.client.get("/metrics", key: "sesame-sesame-sesame").status == 200)
    #expect(server.child.errors.hasPrefix("{"))
    #expect(!server.child.errors.contains("sesame"))
  }
}

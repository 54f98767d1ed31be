import Foundation
import RestanteJSON

/// The files of a directory of fixtures, put together to one document.
struct FixtureFolder: Sendable {
  /// Where a part of the document stands.
  private struct Place: Sendable {
    let path: String
    let line: Int?
  }

  /// Larger files are refused, in bytes.
  private static let maximumSize = 64 << 20
  /// What lists of several files make one list of.
  private static let lists = ["portals", "faults", "stubs"]

  /// The members of the document.
  private(set) var members = JSONObject()
  /// The files that were read.
  let files: [String]
  private var places: [String: Place] = [:]

  /// Reads all files whose names end in `.yaml`, `.yml` or `.json`, by name, or one file.
  ///
  /// - Throws: ``FixtureError`` about the first thing that is wrong.
  init(reading path: String) throws(FixtureError) {
    files = try Self.files(path)
    for file in files { try add(file) }
  }

  /// What is wrong with a part of the document.
  ///
  /// - Parameters:
  ///   - member: Which part, as in `portals[0].users[1].id`; `nil` for the document.
  ///   - sentence: What is wrong.
  func error(at member: String?, _ sentence: String) -> FixtureError {
    var member = (member ?? "")[...]
    while !member.isEmpty {
      if let place = places[String(member)] {
        return FixtureError(place.path, place.line, sentence)
      }
      member = member[..<(member.lastIndex { $0 == "." || $0 == "[" } ?? member.startIndex)]
    }
    return FixtureError(files[0], nil, sentence)
  }

  private mutating func add(_ file: String) throws(FixtureError) {
    let text = try Self.text(file)
    if text.value.isNull { return }
    guard case .object(let object) = text.value else {
      throw FixtureError(file, 1, "keys such as 'portals:' are expected.")
    }
    var offsets: [String: Int] = [:]
    for (name, value) in object {
      guard Self.lists.contains(name) else {
        if let known = places[name] {
          throw FixtureError(file, text.lines[name], "\(name) is given in \(known.path), too.")
        }
        members[name] = value
        continue
      }
      guard case .array(let elements) = value else {
        throw FixtureError(file, text.lines[name], "\(name) must be a list.")
      }
      let known = members[name]?.arrayValue ?? []
      offsets[name] = known.count
      members[name] = .array(known + elements)
    }
    for (path, line) in text.lines {
      places[Self.shifted(path, by: offsets)] = Place(path: file, line: line)
    }
  }

  /// The path in the document of what has a path in a file.
  private static func shifted(_ path: String, by offsets: [String: Int]) -> String {
    guard let bracket = path.firstIndex(of: "["), let end = path.firstIndex(of: "]"),
      let offset = offsets[String(path[..<bracket])],
      let index = Int(path[path.index(after: bracket)..<end])
    else { return path }
    return "\(path[..<bracket])[\(index + offset)\(path[end...])"
  }

  private static func text(_ file: String) throws(FixtureError) -> FixtureText {
    guard let contents = FileManager.default.contents(atPath: file) else {
      throw FixtureError(file, nil, "the file cannot be read.")
    }
    guard contents.count <= maximumSize else {
      throw FixtureError(file, nil, "the file is larger than 64 MiB.")
    }
    return try FixtureText(Array(contents), path: file)
  }

  private static func files(_ path: String) throws(FixtureError) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw FixtureError(path, nil, "there is no such directory.")
    }
    guard isDirectory.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { name in
      !name.hasPrefix(".") && [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
    guard !files.isEmpty else {
      throw FixtureError(path, nil, "there are no files that end in .yaml, .yml or .json.")
    }
    return files.sorted().map { "\(path)/\($0)" }
  }
}

import RestanteCore
import Yams

// How a file is read. Values stay texts as they are written, since settings read them like those of
// flags: `off` is no truth value, and a key in digits is no number.
extension ConfigurationFile {
  fileprivate struct Reading {
    let path: String
    var entries: [String: Entry] = [:]
    var flaws: [SettingError] = []

    mutating func refuse(_ line: Int, _ sentence: String) {
      flaws.append(SettingError("\(path):\(line): \(sentence)"))
    }
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``SettingError`` when it is not YAML.
  static func parse(
    _ text: String, _ path: String
  ) throws(SettingError) -> (entries: [String: Entry], flaws: [SettingError]) {
    let root: Node?
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw refusal(error, path)
    }
    var reading = Reading(path: path)
    // Nothing but comments.
    guard let root, root.scalar?.string.isEmpty != true else { return ([:], []) }
    guard let mapping = root.mapping else {
      let line = root.mark?.line ?? 1
      throw SettingError("\(path):\(line): lines such as 'max-waiting: 10000' are expected.")
    }
    for (key, value) in mapping { reading.take(key, value) }
    return (reading.entries, reading.flaws)
  }

  /// What the library says, without the text around it, which may hold secrets.
  private static func refusal(_ error: any Error, _ path: String) -> SettingError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      SettingError(
        """
        \(path):\(mark.line): this is not YAML (\(problem)). Values with special characters need \
        quotation marks.
        """)
    case .duplicatedKeysInMapping(let keys, let context):
      SettingError("\(path):\(context.mark.line): \(name(of: keys)) is given more than once.")
    default: SettingError("\(path): this is not YAML.")
    }
  }

  private static func name(of keys: [String]) -> String {
    keys.first { key in ServerSetting.all.contains { $0.name == key } } ?? "a key"
  }
}

extension ConfigurationFile.Reading {
  mutating func take(_ key: Node, _ value: Node) {
    let line = key.mark?.line ?? 1
    guard case .scalar(let scalar) = key else {
      return refuse(line, "a key must be the name of a setting.")
    }
    let name = scalar.string
    guard let setting = ServerSetting.all.first(where: { $0.name == name }) else {
      return refuse(line, "\(Self.shown(name)) is not a setting; \(Self.hint(name, value))")
    }
    guard setting.key != nil else {
      return refuse(line, "\(name) is meant for a single start; use the flag --\(name).")
    }
    switch value {
    case .scalar(let scalar): take(scalar, line, setting)
    case .sequence(let elements) where setting.arity == .list: take(elements, line, setting)
    case .sequence: refuse(line, "\(name): a single value is expected, not a list.")
    case .mapping, .alias: refuse(line, "\(name): a value is expected, not further keys.")
    }
  }

  private mutating func take(_ scalar: Node.Scalar, _ line: Int, _ setting: ServerSetting) {
    let isNull = scalar.style == .plain && ["~", "null"].contains(scalar.string.lowercased())
    guard !isNull, !scalar.string.isEmpty else {
      return refuse(line, "\(setting.name) has no value: add one, or remove the line.")
    }
    entries[setting.name] = .init(line: line, texts: [scalar.string])
  }

  private mutating func take(_ elements: Node.Sequence, _ line: Int, _ setting: ServerSetting) {
    var texts: [String] = []
    for element in elements {
      guard case .scalar(let scalar) = element, !scalar.string.isEmpty else {
        return refuse(
          element.mark?.line ?? line, "\(setting.name): the list must consist of values.")
      }
      texts.append(scalar.string)
    }
    entries[setting.name] = .init(line: line, texts: texts)
  }

  /// A name without what could garble a line of the log.
  private static func shown(_ name: String) -> String {
    String(name.prefix(100).map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "?" })
  }

  /// What may be meant by a key that is no setting.
  private static func hint(_ name: String, _ value: Node) -> String {
    var meanings: [String: String] = [:]
    for setting in ServerSetting.all where setting.key != nil {
      meanings[setting.name] = setting.name
      // Variables may have another form of the name.
      guard let variable = setting.variable else { continue }
      meanings[variable.lowercased()] = setting.name
      meanings[variable.lowercased().replacing("restante_", with: "")] = setting.name
    }
    if let first = value.mapping?.first?.key.string, meanings["\(name)-\(first)"] != nil {
      return "keys are not nested: write \(name)-\(first)."
    }
    let near = NearName.find(name, among: meanings.keys.sorted()).flatMap { meanings[$0] }
    if let near { return "did you mean \(near)?" }
    return "'restante config example' lists all settings."
  }
}

/// Where the value of a setting was given.
public enum SettingPlace: Sendable, Hashable, CustomStringConvertible {
  /// A flag, such as `--mode`.
  case flag(String)
  /// A variable of the environment, such as `RESTANTE_MODE`.
  case variable(String)
  /// A file that a variable such as `RESTANTE_SERVER_KEY_FILE` names.
  case secretFile(variable: String, path: String)
  /// A credential that systemd passes on, such as `server-key`.
  case credential(String)
  /// A line of the configuration file.
  case file(path: String, line: Int, key: String)

  /// The place as messages name it: what follows says what is wrong there.
  public var description: String {
    if case .file(let path, let line, let key) = self { "\(path):\(line): \(key)" } else { shown }
  }

  /// The place as lists show it, next to the name of the setting.
  public var shown: String {
    switch self {
    case .flag(let name), .variable(let name): name
    case .secretFile(let variable, let path): "\(variable) (\(path))"
    case .credential(let name): "credential \(name)"
    case .file(let path, let line, _): "\(path):\(line)"
    }
  }

  /// The kind of the place, in one word.
  public var kind: String {
    switch self {
    case .flag: "flag"
    case .variable, .secretFile: "environment"
    case .credential: "credential"
    case .file: "file"
    }
  }

  /// How another setting would be given in the same place.
  func name(of setting: String) -> String {
    switch self {
    case .file: setting
    default: "--\(setting)"
    }
  }
}

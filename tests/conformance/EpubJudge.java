// EpubJudge.java: one EPUB into EPUBCheck's messages of every severity, usage included.

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

public final class EpubJudge implements Judge.Validator {
  private static final class Collector extends MasterReport {
    private static final int kLongestMessage = 300;
    final List<String> messages = new ArrayList<>();

    Collector() {
      setReportingLevel(ReportingLevel.Usage);
      setLocale(Locale.ENGLISH);
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... args) {
      if (message.getSeverity() == Severity.SUPPRESSED) return;
      String where = location.getPath();
      if (location.getLine() > 0) where += ":" + location.getLine() + ":" + location.getColumn();
      String said = message.getMessage(args);
      if (said.length() > kLongestMessage) said = said.substring(0, kLongestMessage) + "…"; // some list every attribute of HTML
      messages.add(message.getSeverity() + " " + message.getID() + ": " + said + " [" + where + "]");
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }

  @Override
  public List<String> messages(String judge, File file) {
    Collector report = new Collector();
    EpubCheck check = new EpubCheck(file, report);
    check.setLocale(Locale.ENGLISH);
    int answer = check.doValidate();
    if (answer != 0 && report.messages.isEmpty()) report.messages.add("EPUBCheck answered " + answer + " without a message");
    return report.messages;
  }
}

// PdfJudge.java: one PDF and one veraPDF flavour ("ua1", "2a") into the list of failed assertions.

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class PdfJudge implements Judge.Validator {
  private static final Logger QUIET = Logger.getLogger("org.verapdf");

  public PdfJudge() {
    QUIET.setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Override
  public List<String> messages(String judge, File file) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(judge);
    if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("no such flavour: " + judge);
    try (InputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.getTotalAssertions() == 0) throw new IllegalStateException("veraPDF asserted nothing");
      List<String> messages = new ArrayList<>();
      for (TestAssertion failed : result.getTestAssertions()) {
        if (failed.getStatus() == TestAssertion.Status.PASSED) continue;
        String said = failed.getErrorMessage() != null ? failed.getErrorMessage() : failed.getMessage();
        messages.add(failed.getRuleId().getClause() + "-" + failed.getRuleId().getTestNumber() + ": " + said
            + " [" + failed.getLocation().getContext() + "]");
      }
      if (messages.isEmpty() && !result.isCompliant()) messages.add("not compliant, without a failed assertion");
      return messages;
    } catch (org.verapdf.core.ModelParsingException | org.verapdf.core.EncryptedPdfException unreadable) {
      return List.of("veraPDF cannot read the file: " + unreadable.getMessage());
    }
  }
}
